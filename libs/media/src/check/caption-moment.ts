/** Shorter lines are no good to look at: compression is still catching up with them. */
const LEAST_SEC = 0.3;

/** Seconds from the clip's start when its first lasting line stands in the picture; undefined when there is none. */
export function captionMoment(ass: string): number | undefined {
  const shown = Array.from(ass.matchAll(/^Dialogue: \d+,([\d:.]+),([\d:.]+),/gm), ([, start, end]) => ({
    startSec: clockSeconds(start),
    endSec: clockSeconds(end),
  })).toSorted((a, b) => a.startSec - b.startSec);
  const line = shown.find(({ startSec, endSec }) => endSec - startSec >= LEAST_SEC) ?? shown[0];
  return line && line.startSec + Math.min(0.5, (line.endSec - line.startSec) / 2);
}

/** `0:00:01.25` -> 1.25. */
function clockSeconds(text = ''): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
