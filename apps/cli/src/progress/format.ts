/** Seconds as `0:42`, `12:05` or `1:02:03`; fractions are cut off. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const tail = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

const numbers = new Intl.NumberFormat('en-US');

/** `1,204`. */
export function formatCount(count: number): string {
  return numbers.format(count);
}

/** `1 clip`, `2 clips`, `1,204 clips`. */
export function formatPlural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * How much faster than watching the film: `12× real time`, one decimal below ten.
 * Undefined where there is nothing to compare.
 */
export function formatSpeed(contentSeconds: number | undefined, wallSeconds: number): string | undefined {
  if (contentSeconds === undefined || contentSeconds <= 0 || wallSeconds <= 0) return undefined;
  const factor = contentSeconds / wallSeconds;
  return `${factor >= 10 ? formatCount(Math.round(factor)) : factor.toFixed(1)}× real time`;
}

/** Hangul, Han, Kana and pictures take two columns of a terminal (Unicode Standard Annex 11). */
const WIDE =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns of a terminal that a text takes. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, it) => sum + (WIDE.test(it) ? 2 : WITHOUT_WIDTH.test(it) ? 0 : 1), 0);
}

/** At most `maxWidth` columns, the end replaced by `…` where it is cut. */
export function truncate(text: string, maxWidth: number): string {
  if (widthOf(text) <= maxWidth) return text;
  let cut = '';
  for (const character of text) {
    if (widthOf(cut + character) >= maxWidth) break;
    cut += character;
  }
  return maxWidth > 0 ? `${cut}…` : '';
}
