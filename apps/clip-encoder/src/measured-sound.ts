import { setTimeout as delay } from 'node:timers/promises';
import { RetryableError } from '@langflix/contracts';
import type { EpisodeMeasured, Interval, Loudness } from '@langflix/contracts';

/** What clips need to know of their film's sound; empty when it could not be measured. */
export interface FilmSound {
  readonly loudness?: Loudness | undefined;
  readonly silences: readonly Interval[];
}

export interface SoundWait {
  readonly signal: AbortSignal;
  /** When the clip was asked for, RFC 3339. */
  readonly requestedAt: string;
}

export type FilmSoundOf = (job: string, wait: SoundWait) => Promise<FilmSound>;

export interface FilmSoundOptions {
  /** The fact, when it is there. */
  readFact(job: string): Promise<EpisodeMeasured | undefined>;
  now(): Date;
  /** Milliseconds that a clip keeps its slot while it waits. Default 20,000. */
  readonly holdMs?: number;
}

const HOLD_MS = 20_000;
/** Milliseconds until a clip that was put off is looked at again. */
const PUT_OFF_MS = 5_000;
/** A clip waits no longer than this, whatever became of the measuring: it is made without. */
const GIVE_UP_MS = 30 * 60_000;
const MOST_JOBS = 100;
const NOTHING_KNOWN: FilmSound = { silences: [] };

/**
 * Waits for the fact that a job's film was measured. Measuring has a slot of its own, so clips that wait in all of
 * theirs do not keep it from happening; after a while they make room for the clips of other jobs.
 */
export function filmSound(options: FilmSoundOptions): FilmSoundOf {
  const { readFact, now, holdMs = HOLD_MS } = options;
  const known = new Map<string, FilmSound>();
  return async (job, { signal, requestedAt }) => {
    const startedAt = performance.now();
    for (let pauseMs = 50; ; pauseMs = Math.min(1_000, pauseMs * 1.5)) {
      const found = known.get(job) ?? soundIn(await readFact(job));
      if (found !== undefined) {
        known.set(job, found);
        for (const oldest of known.keys()) if (known.size > MOST_JOBS) known.delete(oldest);
        return found;
      }
      if (now().getTime() - Date.parse(requestedAt) > GIVE_UP_MS) return NOTHING_KNOWN;
      if (performance.now() - startedAt > holdMs) throw notYet();
      await delay(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  };
}

function soundIn(fact: EpisodeMeasured | undefined): FilmSound | undefined {
  if (fact === undefined) return undefined;
  const { outcome } = fact;
  return outcome.status === 'measured'
    ? { loudness: outcome.loudness, silences: outcome.silences }
    : NOTHING_KNOWN;
}

function notYet(): RetryableError {
  return new RetryableError('the sound of the film is still being measured: the clip waits for it', {
    code: 'sound_not_measured',
    retryAfterMs: PUT_OFF_MS,
    uncounted: true,
  });
}
