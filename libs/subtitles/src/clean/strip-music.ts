const NOTE = '[\u2669-\u266c]';
const OPENS = new RegExp(`^\\s*(?:[-\u2013]\\s*)?${NOTE}`);
const CLOSES = new RegExp(`${NOTE}\\s*$`);
const NOTES = new RegExp(NOTE, 'g');
const HASHED_LINE = /^\s*#\s.*\s#\s*$|^\s*#+\s*$/;

/**
 * Drops sung lines: from a line that opens with a note to the line that closes with one, or to the end of the cue.
 * A note only at the end of a line is a manner of speaking; the line stays without it.
 */
export function stripMusic(text: string): string {
  let isSinging = false;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    if (HASHED_LINE.test(line)) continue;
    const opens = OPENS.test(line);
    if (!isSinging && !opens) {
      kept.push(line.replace(NOTES, ' '));
      continue;
    }
    const isNoteAlone = line.replace(NOTES, '').trim() === '';
    isSinging = isNoteAlone ? !isSinging : !CLOSES.test(line);
  }
  return kept.join('\n');
}
