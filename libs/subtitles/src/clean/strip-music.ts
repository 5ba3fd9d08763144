/** Notes, and the pilcrow that teletext shows in their place. */
const NOTE = '[\u2669-\u266c\u00b6]';
const OPENS = new RegExp(`^\\s*(?:[-\u2013]\\s*)?${NOTE}`);
const CLOSES = new RegExp(`${NOTE}\\s*$`);
const NOTES = new RegExp(NOTE, 'g');
/** Somebody begins to speak. */
const DASHED = /^\s*[-\u2010-\u2015]\s*[\p{L}"'\u201c]/u;
const HAS_MARK = new RegExp(`${NOTE}|#`);
const HASHED_LINE = /^\s*#\s.*\s#\s*$|^\s*#+\s*$/;

/**
 * Drops sung lines: from a line that opens with a note to the line that closes with one, to a line that a dash gives to
 * a speaker, or to the end of the cue. A note only at the end of a line is a manner of speaking, and the line stays
 * without it, unless the cue before was left singing: then it closes that song.
 *
 * @param wasSinging `isSinging` of the cue before
 */
export function stripMusic(text: string, wasSinging = false): { text: string; isSinging: boolean } {
  if (!wasSinging && !HAS_MARK.test(text)) return { text, isSinging: false };
  const lines = text.split('\n');
  let isSinging = wasSinging && lines.some((line) => CLOSES.test(line) && !OPENS.test(line));
  const kept: string[] = [];
  for (const line of lines) {
    if (HASHED_LINE.test(line)) continue;
    const opens = OPENS.test(line);
    if (isSinging && !opens && DASHED.test(line) && !CLOSES.test(line)) isSinging = false;
    if (!isSinging && !opens) {
      kept.push(line.replace(NOTES, ' '));
      continue;
    }
    const isNoteAlone = line.replace(NOTES, '').trim() === '';
    isSinging = isNoteAlone ? !isSinging : !CLOSES.test(line);
  }
  return { text: kept.join('\n'), isSinging };
}
