interface Signature {
  /** Completes "The subtitle file is ...". */
  readonly is: string;
  readonly at: number;
  readonly bytes: readonly number[];
}

const PICTURES = 'it holds pictures of the lines, no text. Supply a text track such as SRT.';
const VIDEO = 'give it as the film, and the track inside is found.';
const ARCHIVE = 'unpack it and supply the file inside.';

const PGS: Signature = { is: `a PGS (Blu-ray) bitmap track: ${PICTURES}`, at: 0, bytes: [0x50, 0x47] };
/** After "PG" come two time stamps and a segment type; text has none of these bytes there. */
const PGS_SEGMENTS = [0x14, 0x15, 0x16, 0x17, 0x80];

const SIGNATURES: readonly Signature[] = [
  { is: `a VobSub (DVD) bitmap track: ${PICTURES}`, at: 0, bytes: [0x00, 0x00, 0x01, 0xba] },
  { is: `a Matroska video: ${VIDEO}`, at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { is: `an MP4 video: ${VIDEO}`, at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { is: `a ZIP archive: ${ARCHIVE}`, at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { is: `a RAR archive: ${ARCHIVE}`, at: 0, bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { is: `a 7z archive: ${ARCHIVE}`, at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { is: `a gzip archive: ${ARCHIVE}`, at: 0, bytes: [0x1f, 0x8b, 0x08] },
];

/** What the bytes are instead of text, and what to do; undefined where they may be text. */
export function kindOfBinary(bytes: Uint8Array): string | undefined {
  if (fits(bytes, PGS) && PGS_SEGMENTS.includes(bytes[10] ?? 0)) return PGS.is;
  return SIGNATURES.find((signature) => fits(bytes, signature))?.is;
}

function fits(bytes: Uint8Array, { at, bytes: sign }: Signature): boolean {
  return sign.every((byte, i) => bytes[at + i] === byte);
}
