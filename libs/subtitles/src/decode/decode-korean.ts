// Korean Windows writes code page 949 (UHC): EUC-KR and, where that has no code, the other 8,822 syllables, 됬 and 쫒
// among them. Node's TextDecoder knows EUC-KR only. The extension needs no table: its codes, in order, are the
// syllables of Unicode that EUC-KR lacks, in order (https://encoding.spec.whatwg.org/#index-euc-kr).

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xc6;
/** Leads from here on share their later trail bytes with EUC-KR. */
const SHARED_LEAD = 0xa1;
const TRAILS = 178;
const TRAILS_BESIDE_EUC_KR = 84;

/** Text of bytes in EUC-KR or code page 949. What has no character becomes U+FFFD; a cut last character is dropped. */
export function decodeKorean(bytes: Uint8Array): string {
  const parts: string[] = [];
  const eucKr = new TextDecoder('euc-kr');
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    const syllable = lead < FIRST_LEAD ? undefined : extendedSyllable(lead, trail);
    if (syllable === undefined) {
      at += lead >= SHARED_LEAD && trail >= SHARED_LEAD ? 2 : 1;
      continue;
    }
    if (at > from) parts.push(eucKr.decode(bytes.subarray(from, at)));
    parts.push(syllable);
    at += 2;
    from = at;
  }
  parts.push(eucKr.decode(bytes.subarray(from), { stream: true }));
  return parts.join('');
}

function extendedSyllable(lead: number, trail: number): string | undefined {
  if (lead > LAST_LEAD) return undefined;
  const column = columnOf(trail);
  const isShared = lead >= SHARED_LEAD;
  if (column === undefined || (isShared && column >= TRAILS_BESIDE_EUC_KR)) return undefined;
  const row = isShared
    ? (SHARED_LEAD - FIRST_LEAD) * TRAILS + (lead - SHARED_LEAD) * TRAILS_BESIDE_EUC_KR
    : (lead - FIRST_LEAD) * TRAILS;
  extension ??= syllablesBeyondEucKr();
  return extension[row + column];
}

/** Trail bytes are A to Z, a to z and 0x81 to 0xFE. */
function columnOf(trail: number): number | undefined {
  if (trail >= 0x41 && trail <= 0x5a) return trail - 0x41;
  if (trail >= 0x61 && trail <= 0x7a) return trail - 0x61 + 26;
  return trail >= 0x81 && trail <= 0xfe ? trail - 0x81 + 52 : undefined;
}

/** Made when the first one is met. */
let extension: readonly string[] | undefined;

function syllablesBeyondEucKr(): string[] {
  const codes: number[] = [];
  for (let lead = 0xb0; lead <= 0xc8; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) codes.push(lead, trail);
  }
  const known = new Set(new TextDecoder('euc-kr').decode(Uint8Array.from(codes)));
  const all = Array.from({ length: SYLLABLES }, (_, i) => String.fromCharCode(FIRST_SYLLABLE + i));
  return all.filter((syllable) => !known.has(syllable));
}
