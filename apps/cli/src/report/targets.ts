import type { JobTimeline } from '@langflix/contracts';
import { formatBytes, formatSeconds } from './figures.ts';

/**
 * What the project's performance guide asks for: a minute of film in about 30 seconds, under 8 GB of memory for an
 * episode, under 5 % of the requests to the model retried.
 */
const MOST_SECONDS_PER_MINUTE = 30;
const MEMORY_BYTES = 8e9;
const RETRY_SHARE = 0.05;

export interface Target {
  readonly name: 'speed' | 'memory' | 'retries';
  readonly verdict: 'kept' | 'missed' | 'unknown';
  /** Seconds per minute of film, bytes, or a share from 0 to 1; absent where nothing was measured. */
  readonly value?: number;
  readonly limit: number;
  /** For people. */
  readonly figure: string;
  readonly wanted: string;
}

export function judgeTargets(timeline: JobTimeline): readonly Target[] {
  return [speed(timeline), memory(timeline), retries(timeline)];
}

/** An open job that is within the limit may still miss it. */
function speed({ wallSeconds, contentSeconds, closedAt }: JobTimeline): Target {
  const limit = MOST_SECONDS_PER_MINUTE;
  const base = { name: 'speed', limit, wanted: `at most ${limit} s` } as const;
  if (contentSeconds === undefined || contentSeconds <= 0)
    return { ...base, verdict: 'unknown', figure: 'the length of the film is not known' };
  const value = wallSeconds / (contentSeconds / 60);
  const isOpen = closedAt === undefined;
  const figure = `${formatSeconds(value)} per minute of film${isOpen ? ' so far' : ''}`;
  const verdict = value > limit ? 'missed' : isOpen ? 'unknown' : 'kept';
  return { ...base, verdict, value, figure };
}

/** One process per service is counted; what ffmpeg takes is its own. */
function memory({ peakMemoryBytes }: JobTimeline): Target {
  const base = { name: 'memory', limit: MEMORY_BYTES, wanted: `under ${formatBytes(MEMORY_BYTES)}` } as const;
  const peaks = Object.values(peakMemoryBytes);
  if (peaks.length === 0) return { ...base, verdict: 'unknown', figure: 'no memory was recorded' };
  const value = peaks.reduce((sum, bytes) => sum + bytes, 0);
  const figure = `${formatBytes(value)} for the services, ffmpeg not counted`;
  return { ...base, verdict: value < MEMORY_BYTES ? 'kept' : 'missed', value, figure };
}

function retries({ modelRequests, modelRetries }: JobTimeline): Target {
  const base = { name: 'retries', limit: RETRY_SHARE, wanted: `under ${RETRY_SHARE * 100} %` } as const;
  if (modelRequests === 0) return { ...base, verdict: 'kept', value: 0, figure: 'the model was not asked' };
  const value = modelRetries / modelRequests;
  const percent = (value * 100).toFixed(1).replace(/\.0$/, '');
  const figure = `${percent} % of ${modelRequests} requests were retries`;
  return { ...base, verdict: value < RETRY_SHARE ? 'kept' : 'missed', value, figure };
}
