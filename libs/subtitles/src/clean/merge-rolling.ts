export interface TimedLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Rolling captions follow each other without a pause. */
const MAX_GAP_MS = 50;
/** A cue too short to be read only keeps the roll going. */
const FLASH_MS = 150;
/** People do say a thing twice: a track rolls when this share of its cues, and at least three, repeat a line. */
const ROLLING_SHARE = 0.15;
const ROLLING_CUES = 3;

/**
 * Rolling captions show each line again above the next one. A line that opens a cue and closed the cue just before is
 * taken out; a cue that holds nothing else lengthens the one before it. In tracks that do not roll that is done to
 * flashes and to lines that are in the file twice only.
 */
export function mergeRolling<T extends TimedLine>(cues: readonly T[]): T[] {
  const repeated = cues.map((cue, i) => repeatedLines(cues[i - 1], cue));
  const rolls = repeated.filter((count) => count > 0).length;
  const isRolling = rolls >= ROLLING_CUES && rolls >= cues.length * ROLLING_SHARE;
  const merged: T[] = [];
  cues.forEach((cue, i) => {
    const isFlash = cue.endMs - cue.startMs < FLASH_MS || cue.startMs === cues[i - 1]?.startMs;
    const count = isRolling || isFlash ? (repeated[i] ?? 0) : 0;
    const previous = merged.at(-1);
    if (count === 0) return merged.push(cue);
    const lines = cue.text.split('\n');
    if (previous && count === lines.length) {
      merged[merged.length - 1] = { ...previous, endMs: Math.max(previous.endMs, cue.endMs) };
    } else {
      merged.push({ ...cue, text: lines.slice(count).join('\n') });
    }
  });
  return merged;
}

/** How many lines at the start of `next` are the last lines of `shown`. */
function repeatedLines(shown: TimedLine | undefined, next: TimedLine): number {
  if (!shown || next.startMs - shown.endMs > MAX_GAP_MS) return 0;
  const end = next.text.indexOf('\n');
  // Told at once of most cues: what the next one begins with was not there.
  if (!shown.text.includes(end < 0 ? next.text : next.text.slice(0, end))) return 0;
  const before = shown.text.split('\n');
  const lines = next.text.split('\n');
  for (let count = Math.min(before.length, lines.length); count > 0; count -= 1) {
    const tail = before.slice(-count);
    if (tail.every((line, i) => line === lines[i])) return count;
  }
  return 0;
}
