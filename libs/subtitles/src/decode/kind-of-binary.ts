const SIGNATURES = [
  { kind: 'a PGS (Blu-ray) bitmap track', bytes: [0x50, 0x47] },
  { kind: 'a VobSub (DVD) bitmap track', bytes: [0x00, 0x00, 0x01, 0xba] },
] as const;
/** After "PG" come two time stamps and a segment type; text has none of these bytes there. */
const PGS_SEGMENTS = [0x14, 0x15, 0x16, 0x17, 0x80];

/** Name of the bitmap subtitles that the bytes hold; undefined for anything else. */
export function kindOfBinary(bytes: Uint8Array): string | undefined {
  const found = SIGNATURES.find((signature) => signature.bytes.every((byte, i) => bytes[i] === byte));
  if (found === SIGNATURES[0] && !PGS_SEGMENTS.includes(bytes[10] ?? 0)) return undefined;
  return found?.kind;
}
