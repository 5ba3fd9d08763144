/** How a TTML document counts, from the attributes of its root. */
export interface TtmlClock {
  readonly frameRate: number;
  readonly ticksPerSecond: number;
}

const CLOCK_TIME = /^(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9})|:(\d{1,3})(?:\.\d{1,9})?)?$/;
const OFFSET_TIME = /^(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)?$/;
/** https://www.w3.org/TR/ttml1/#parameter-attribute-frameRate */
const DEFAULT_FRAME_RATE = 30;
/** No film lasts a hundred days. */
const MAX_MS = 100 * 24 * 3_600_000;

export function readTtmlClock(root: ReadonlyMap<string, string>): TtmlClock {
  const rate = positive(root.get('framerate'));
  const [numerator, denominator] = (root.get('frameratemultiplier') ?? '').split(/[\s:]+/);
  const multiplier = (positive(numerator) ?? 1) / (positive(denominator) ?? 1);
  const frameRate = (rate ?? DEFAULT_FRAME_RATE) * multiplier;
  // Without a tick rate a tick is a frame where frames are counted, else a second.
  return {
    frameRate,
    ticksPerSecond: positive(root.get('tickrate')) ?? (rate === undefined ? 1 : frameRate),
  };
}

/** `00:01:02.500`, `00:01:02:12` (the last are frames), `62.5s`, `1500f`, `9000t`; undefined for anything else. */
export function readTtmlTime(value: string | undefined, clock: TtmlClock): number | undefined {
  const time = value?.trim() ?? '';
  const match = CLOCK_TIME.exec(time);
  if (match) {
    const [, hours = '0', minutes, seconds, fraction = '0', frames = '0'] = match;
    const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
    return bounded(1000 * (whole + Number(`0.${fraction}`) + Number(frames) / clock.frameRate));
  }
  const [, amount, unit = 's'] = OFFSET_TIME.exec(time) ?? [];
  return amount === undefined ? undefined : bounded(Number(amount) * millisecondsOf(unit, clock));
}

function bounded(ms: number): number | undefined {
  return ms < MAX_MS ? Math.round(ms) : undefined;
}

function millisecondsOf(unit: string, clock: TtmlClock): number {
  if (unit === 'f') return 1000 / clock.frameRate;
  if (unit === 't') return 1000 / clock.ticksPerSecond;
  return { h: 3_600_000, m: 60_000, s: 1000, ms: 1 }[unit] ?? 1000;
}

function positive(value: string | undefined): number | undefined {
  const number = Number(value);
  return number > 0 && number < 1e9 ? number : undefined;
}
