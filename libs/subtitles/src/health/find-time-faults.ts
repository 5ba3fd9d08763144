import type { SubtitleSync } from '@langflix/contracts';
import { CERTAIN } from '../sync/confidence-of.ts';
import type { SubtitleTrack } from '../track/read-subtitle.ts';
import { note, percent, refuse, warn } from './finding.ts';
import type { Weighed } from './finding.ts';
import type { TrackFigures } from './track-figures.ts';

/** Two speakers at once, and captions that linger, are usual; a fifth of all cues is not. */
const MAX_OVERLAP_SHARE = 0.2;
/** Guide lines for subtitles ask for 17 to 20 characters a second; talks reach 26. */
const FAST = 30;
/** Nobody reads that: the times are no display times. */
const ABSURD = 60;
/** Half of the film without a line: a part of the track is missing, or it is of another film. */
const MIN_COVERAGE = 0.5;
/** Credits may be cut off a copy; a film is not shortened by as much as a fifth of its lines. */
const BEYOND_TOLERANCE_MS = 2000;
const MAX_BEYOND_SHARE = 0.2;
const MAX_MENDED_SHARE = 0.1;
const TIME_REPAIRS = [
  'unreadable_time',
  'negative_time',
  'zero_duration',
  'negative_duration',
  'broken_line',
];
/** A guess below this is noise. */
const WORTH_TELLING = 0.25;
/** 25/24: the rate at which a track for 24 frames a second outlasts its copy for 25. */
const PAL_SPEED = 25 / 24;

interface Film {
  readonly filmMs: number | undefined;
  readonly sync: SubtitleSync | undefined;
}

/** What is wrong with the times of a track that holds dialogue. */
export function findTimeFaults(track: SubtitleTrack, figures: TrackFigures, film: Film): Weighed[] {
  return [
    notOfThisFilm(track, figures, film),
    readingSpeed(figures),
    mendedTimes(track),
    overlaps(track, figures),
    suspectedSync(film.sync),
  ].filter((finding) => finding !== undefined);
}

/** Share of the film between first and last cue, 0 to 1. */
export function coverageOf({ firstStartMs, lastEndMs }: TrackFigures, filmMs: number): number {
  const share = (Math.min(lastEndMs, filmMs) - firstStartMs) / Math.max(1, filmMs);
  return Math.round(1000 * Math.min(1, Math.max(0, share))) / 1000;
}

function notOfThisFilm(
  { cues }: SubtitleTrack,
  figures: TrackFigures,
  { filmMs }: Film,
): Weighed | undefined {
  if (filmMs === undefined) return undefined;
  const beyondMs = figures.lastEndMs - filmMs;
  const beyond = cues.filter(({ startMs }) => startMs > filmMs + BEYOND_TOLERANCE_MS).length;
  if (beyond > cues.length * MAX_BEYOND_SHARE) {
    const message = `${beyond} of ${cues.length} cues come after the end of the film: this is the track of another film or cut.`;
    return refuse('longer_than_film', message);
  }
  if (beyondMs > BEYOND_TOLERANCE_MS) {
    const isPal = figures.lastEndMs / PAL_SPEED <= filmMs + BEYOND_TOLERANCE_MS;
    const cause = isPal
      ? 'it may be timed for a copy with fewer frames a second'
      : 'it may be timed for another copy of the film';
    return warn(
      'beyond_film',
      `The track ends ${seconds(beyondMs)} after the film: ${cause}. Check a late scene.`,
    );
  }
  const coverage = coverageOf(figures, filmMs);
  if (coverage >= MIN_COVERAGE) return undefined;
  return warn(
    'covers_little',
    `The cues cover ${percent(coverage)} of the film. Check that the file is whole.`,
  );
}

function readingSpeed({ readingSpeed: speed }: TrackFigures): Weighed | undefined {
  if (speed <= FAST) return undefined;
  const message = `Half of the lines have more than ${speed} characters for a second of display: the times are not those of the speech.`;
  return (speed > ABSURD ? refuse : warn)('too_fast', message);
}

function mendedTimes({ rawCues, repairs }: SubtitleTrack): Weighed | undefined {
  if (repairs['assumed_frame_rate'] !== undefined) {
    const message =
      'The file counts frames and does not tell their rate: that of the film was taken, or 23.976.';
    return warn('assumed_frame_rate', message);
  }
  const mended = TIME_REPAIRS.reduce((sum, kind) => sum + (repairs[kind] ?? 0), 0);
  if (mended <= rawCues * MAX_MENDED_SHARE) return undefined;
  return warn(
    'mended_times',
    `${mended} times could not be used as they stand, in ${rawCues} cues. Check a few clips.`,
  );
}

function overlaps({ cues }: SubtitleTrack, { overlaps: count }: TrackFigures): Weighed | undefined {
  if (count <= cues.length * MAX_OVERLAP_SHARE) return undefined;
  return warn('many_overlaps', `${count} of ${cues.length} cues begin before the one before has ended.`);
}

function suspectedSync(sync: SubtitleSync | undefined): Weighed | undefined {
  if (!sync || sync.origin === 'given' || (sync.offsetMs === 0 && sync.rate === 1)) return undefined;
  const change = `${sync.offsetMs < 0 ? '' : '+'}${seconds(sync.offsetMs)}${sync.rate === 1 ? '' : ` at ${sync.rate.toFixed(4)} times the speed`}`;
  if (sync.applied)
    return note('times_corrected', `The times were laid on the speech in the film: ${change}.`);
  if (sync.confidence >= CERTAIN)
    return warn(
      'times_uneven',
      `Parts of the film want different corrections (most of it ${change}): nothing was changed. Get a track for this cut of the film.`,
    );
  if (sync.confidence < WORTH_TELLING) return undefined;
  return warn(
    'times_suspected',
    `The speech in the film suggests ${change}, but not surely: nothing was changed. If clips are off, give the offset by hand.`,
  );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
