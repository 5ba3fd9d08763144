import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';

/** Lines without their ends (CRLF, LF or CR), NUL characters and byte order mark. */
export function splitLines(text: string, repairs: Repairs): string[] {
  let clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (clean.includes('\0')) {
    const before = clean.length;
    clean = clean.replaceAll('\0', '');
    countRepair(repairs, 'nul_character', before - clean.length);
  }
  if (clean.includes('\r') && !clean.includes('\n')) countRepair(repairs, 'cr_only_line_end');
  return clean.includes('\r') ? clean.split(/\r\n|\n|\r/) : clean.split('\n');
}
