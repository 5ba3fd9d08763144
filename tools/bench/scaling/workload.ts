/** Episodes of a day as messages of the services. Every number says where it comes from. */
import type { Random } from '@langflix/testing';
import { throwLatencyMs } from '../../fake-gemini/latency.ts';
import { CHUNKS_OF_AN_HOUR } from '../llm/load.ts';

export const DAY_MS = 86_400_000;
const [HOUR_MS, MINUTE_MS] = [3_600_000, 60_000];

/** Assumed: how long episodes are, minutes and their share. Half-hour comedies, 45-minute series, hour-long ones. */
const LENGTHS = [
  { minutes: 22, share: 0.3 },
  { minutes: 45, share: 0.4 },
  { minutes: 60, share: 0.3 },
] as const;

/** Assumed: submissions follow the evening: 1.8 times the mean at 20:00, 0.2 times at 8:00. */
const [PEAK_HOUR, SWING] = [20, 0.8];
export const PEAK_FACTOR = 1 + SWING;

/** Clips of a chunk are 1 to 3: `processing.min_expressions_per_chunk` and its maximum, by default. */
const [FEWEST_CLIPS, MOST_CLIPS] = [1, 3];

/** What messages take. */
export interface WorkTimes {
  readonly analyze: Time;
  readonly encode: Time;
}

export interface Time {
  readonly medianMs: number;
  /** Standard deviation of the logarithm. */
  readonly spread: number;
  /** The same for all, beside the part that varies. */
  readonly fixedMs: number;
  /** Messages that one replica works on at once. */
  readonly slots: number;
}

export const WORK: WorkTimes = {
  // Median 4 s is what `bench -- llm` runs against; there a full replica took 1.04 times its calls: 0.2 s beside each.
  // Three at once: `llm.max_concurrent_requests`.
  analyze: { medianMs: 4_000, spread: 0.3, fixedMs: 200, slots: 3 },
  // 14.2 s of a core for 12 s of 1080p HEVC 10 bit (ADR 12) at one thread. Two processes on the two cores of a pod. The
  // spread is assumed: clips are 6 to 20 s.
  encode: { medianMs: 14_200, spread: 0.3, fixedMs: 0, slots: 2 },
};

/** Mean of a time in milliseconds: that of a log-normal one is the median times e^(spread² / 2). */
export const meanMs = ({ medianMs, spread, fixedMs }: Time): number =>
  medianMs * Math.exp(spread ** 2 / 2) + fixedMs;

export const timesOf = (count: number, time: Time, random: Random): Float64Array =>
  Float64Array.from({ length: count }, () => throwLatencyMs(time, random) + time.fixedMs);

export const meanChunks = LENGTHS.reduce((sum, { minutes, share }) => sum + share * chunksOf(minutes), 0);
export const meanClips = (meanChunks * (FEWEST_CLIPS + MOST_CLIPS)) / 2;

export interface Messages {
  /** Ascending. */
  readonly arrivalsMs: Float64Array;
  /** The episode of each. */
  readonly episodes: Uint32Array;
}

/** When episodes are submitted: a Poisson process with the daily curve, by thinning. */
export function submissions(perDay: number, random: Random): Float64Array {
  const times: number[] = [];
  const mostPerMs = (perDay * PEAK_FACTOR) / DAY_MS;
  for (let atMs = 0; ;) {
    atMs -= Math.log(1 - random()) / mostPerMs;
    if (atMs >= DAY_MS) return Float64Array.from(times);
    const curve = 1 + SWING * Math.cos((2 * Math.PI * (atMs / HOUR_MS - PEAK_HOUR)) / 24);
    if (random() * PEAK_FACTOR < curve) times.push(atMs);
  }
}

/** All chunks of an episode come at once: cutting the dialogue takes a second or two for all of them. */
export function chunksOfEpisodes(submittedMs: Float64Array, random: Random): Messages {
  return messages(submittedMs, () => chunksOf(lengthOf(random)));
}

/** The clips of a chunk are asked for when it is analysed. The order of the film (ADR 7) is left out: it delays single clips. */
export function clipsOfChunks(
  chunks: Messages,
  { finishedMs, doneInOrder }: { readonly finishedMs: Float64Array; readonly doneInOrder: Uint32Array },
  random: Random,
): Messages {
  const times = Float64Array.from(doneInOrder, (chunk) => at(finishedMs, chunk));
  const span = MOST_CLIPS + 1 - FEWEST_CLIPS;
  const clips = messages(times, () => FEWEST_CLIPS + Math.floor(random() * span));
  return { ...clips, episodes: clips.episodes.map((one) => at(chunks.episodes, at(doneInOrder, one))) };
}

/** `count` parts for each of the times, with the index of the time. */
function messages(timesMs: Float64Array, count: () => number): Messages {
  const counts = Uint32Array.from(timesMs, count);
  const total = counts.reduce((sum, one) => sum + one, 0);
  const [arrivalsMs, episodes] = [new Float64Array(total), new Uint32Array(total)];
  let next = 0;
  for (const [index, many] of counts.entries()) {
    arrivalsMs.fill(at(timesMs, index), next, next + many);
    episodes.fill(index, next, next + many);
    next += many;
  }
  return { arrivalsMs, episodes };
}

function chunksOf(minutes: number): number {
  return Math.ceil((CHUNKS_OF_AN_HOUR * minutes * MINUTE_MS) / HOUR_MS);
}

function lengthOf(random: Random): number {
  let rest = random();
  for (const { minutes, share } of LENGTHS) {
    if (rest < share) return minutes;
    rest -= share;
  }
  return LENGTHS[LENGTHS.length - 1]?.minutes ?? 0;
}

const at = (values: Float64Array | Uint32Array, index: number): number => values[index] ?? NaN;
