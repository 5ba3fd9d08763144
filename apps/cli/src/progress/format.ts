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

/** At most `maxWidth` characters, the end replaced by `…` where it is cut. */
export function truncate(text: string, maxWidth: number): string {
  const characters = [...text];
  return characters.length <= maxWidth ? text : `${characters.slice(0, Math.max(0, maxWidth - 1)).join('')}…`;
}
