import type { ProbedFile, ProbedStream } from './ffprobe.ts';

/** A picture that ends this much earlier than its container says is believed to; a shorter one has a stale tag. */
const LEAST_SHARE = 0.9;

/**
 * Where a film starts and how long it lasts: as the container says, but no longer than its picture (a subtitle track
 * may go on for seconds). Undefined when nothing says it.
 */
export function filmLength(
  file: ProbedFile,
  picture: ProbedStream,
): { readonly startSec: number; readonly durationSec: number } | undefined {
  const startSec = secondsIn(file.format.start_time) ?? 0;
  const isMatroska = file.format.format_name?.startsWith('matroska') === true;
  const stated = secondsIn(file.format.duration) ?? longest(file.streams);
  // Matroska states the time of its end, not its length; so do the tags of its tracks.
  const whole = stated !== undefined && isMatroska ? stated - Math.max(0, startSec) : stated;
  if (whole === undefined || whole <= 0) return undefined;
  const shown = pictureEnd(picture, startSec);
  const durationSec = shown !== undefined && shown >= whole * LEAST_SHARE ? Math.min(whole, shown) : whole;
  return { startSec, durationSec: Math.round(durationSec * 1e6) / 1e6 };
}

/** Seconds from the start of the film to the end of its picture. */
function pictureEnd(picture: ProbedStream, startSec: number): number | undefined {
  const tagged = clockTime(picture.tags?.['DURATION']);
  if (tagged !== undefined) return tagged - Math.max(0, startSec);
  const duration = secondsIn(picture.duration);
  return duration === undefined
    ? undefined
    : (secondsIn(picture.start_time) ?? startSec) + duration - startSec;
}

function longest(streams: readonly ProbedStream[]): number | undefined {
  const lengths = streams.map(({ duration }) => secondsIn(duration)).filter((length) => length !== undefined);
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

/** `12.5` -> 12.5; undefined for `N/A`, missing and the like. */
function secondsIn(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && Number.isFinite(value) ? value : undefined;
}

/** `00:01:03.167000000` -> 63.167. */
function clockTime(text: string | undefined): number | undefined {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text ?? '') ?? [];
  return seconds === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
