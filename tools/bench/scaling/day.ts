/** A day of episodes through analyzers and encoders. */
import { seededRandom } from '@langflix/testing';
import type { Behaviour, ScalingRules } from './autoscaler.ts';
import { gated, ungated } from './call-policy.ts';
import type { CallFigures, CallPolicy, Limits } from './call-policy.ts';
import { costOfReplicas } from './cost.ts';
import type { Prices } from './cost.ts';
import { createQuotaCap } from './quota-cap.ts';
import type { Requests } from './read-rules.ts';
import { simulateStage } from './simulate-stage.ts';
import type { StageResult } from './simulate-stage.ts';
import {
  DAY_MS,
  PEAK_FACTOR,
  chunksOfEpisodes,
  clipsOfChunks,
  meanChunks,
  meanClips,
  meanMs,
  submissions,
  timesOf,
} from './workload.ts';
import type { Messages, Time, WorkTimes } from './workload.ts';

export interface Deployment {
  readonly analyzer: { readonly rules: ScalingRules; readonly requests: Requests };
  readonly encoder: { readonly rules: ScalingRules; readonly requests: Requests };
  readonly work: WorkTimes;
  readonly tokensPerCall: number;
  readonly podStartMs: number;
  readonly prices: Prices;
}

export interface Volume {
  readonly episodesPerDay: number;
  readonly limits: Limits;
}

/** How many replicas there are. */
export type Strategy =
  'as deployed' | 'maxima raised' | 'maxima and steps raised' | 'fixed, mean' | 'fixed, peak';

export interface DayRow {
  readonly episodesPerDay: number;
  readonly strategy: Strategy;
  readonly analyzers: StageFigures;
  readonly encoders: StageFigures;
  readonly calls: CallFigures;
  /** Minutes from submission to the last clip, of those that ended. */
  readonly medianMinutes: number;
  readonly p95Minutes: number;
  /** Share of the episodes that had not ended half a day after the day. */
  readonly unfinishedShare: number;
  /** All replicas until the last clip: of the day at least, of a day and a half at most. */
  readonly usd: number;
  /** For each that ended. */
  readonly usdPerEpisode: number;
}

export interface StageFigures {
  readonly mean: number;
  readonly max: number;
  /** Share of the places without work. */
  readonly idleShare: number;
  readonly maxBacklog: number;
}

const LONGEST_MS = 1.5 * DAY_MS;
/** For what varies beside the daily curve. */
const HEADROOM = 1.2;

export function simulateDay(deployment: Deployment, volume: Volume, strategy: Strategy): DayRow {
  const { analyzer, encoder, tokensPerCall, prices } = deployment;
  const { episodesPerDay } = volume;
  const random = seededRandom(episodesPerDay);
  const submittedMs = submissions(episodesPerDay, random);
  const chunks = chunksOfEpisodes(submittedMs, random);
  const calls = gated(volume.limits, tokensPerCall);
  const analyzed = analyze(deployment, { volume, strategy, chunks, calls });
  const clips = clipsOfChunks(chunks, analyzed, random);
  const encoded = encode(deployment, { volume, strategy, clips });
  const usd =
    costOfReplicas(analyzed.replicaMs, analyzer.requests, prices) +
    costOfReplicas(encoded.replicaMs, encoder.requests, prices);
  const end = ends(submittedMs, chunks, { analyzed, clips, encoded });
  return {
    ...{ episodesPerDay, strategy },
    analyzers: figuresOf(analyzed),
    encoders: figuresOf(encoded),
    calls: calls.figures,
    ...end,
    usd,
    usdPerEpisode: usd / (submittedMs.length * (1 - end.unfinishedShare)),
  };
}

interface DayOf {
  readonly volume: Volume;
  readonly strategy: Strategy;
}

function analyze(
  { analyzer, work, tokensPerCall, podStartMs }: Deployment,
  day: DayOf & { readonly chunks: Messages; readonly calls: CallPolicy },
): StageResult {
  const { episodesPerDay, limits } = day.volume;
  const time = work.analyze;
  const messagesPerDay = episodesPerDay * meanChunks;
  const replicas = replicasFor(day.strategy, { rules: analyzer.rules, time, messagesPerDay });
  const { maxReplicas } = 'rules' in replicas ? replicas.rules : analyzer.rules;
  return simulateStage({
    ...stageOf(day.chunks, time, seededRandom(episodesPerDay + 1)),
    ...{ calls: day.calls, podStartMs },
    replicas:
      'fixed' in replicas
        ? replicas
        : { ...replicas, cap: createQuotaCap({ limits, tokensPerCall, time, maxReplicas }) },
  });
}

function encode(
  { encoder, work, podStartMs }: Deployment,
  { volume, strategy, clips }: DayOf & { readonly clips: Messages },
): StageResult {
  const { episodesPerDay } = volume;
  const time = work.encode;
  const messagesPerDay = episodesPerDay * meanClips;
  return simulateStage({
    ...stageOf(clips, time, seededRandom(episodesPerDay + 2)),
    ...{ calls: ungated(), podStartMs },
    replicas: replicasFor(strategy, { rules: encoder.rules, time, messagesPerDay }),
  });
}

/** Little's law for the mean, rounded up; for the peak of the daily curve with a fifth more, for what varies. */
export function replicasFor(
  strategy: Strategy,
  load: { readonly rules: ScalingRules; readonly time: Time; readonly messagesPerDay: number },
): { readonly fixed: number } | { readonly rules: ScalingRules } {
  const { rules, time, messagesPerDay } = load;
  const forMean = (messagesPerDay * meanMs(time)) / DAY_MS / time.slots;
  const forPeak = Math.ceil(forMean * PEAK_FACTOR * HEADROOM);
  if (strategy === 'as deployed') return { rules };
  if (strategy === 'maxima raised') return { rules: raised(rules, forPeak) };
  if (strategy === 'maxima and steps raised')
    return { rules: withLargerSteps(rules, raised(rules, forPeak)) };
  return { fixed: strategy === 'fixed, mean' ? Math.ceil(forMean) : forPeak };
}

const raised = (rules: ScalingRules, forPeak: number): ScalingRules => ({
  ...rules,
  maxReplicas: Math.max(rules.maxReplicas, forPeak),
});

/** Pods that come and go in a period, in proportion to the maximum. */
function withLargerSteps({ maxReplicas: before }: ScalingRules, rules: ScalingRules): ScalingRules {
  const larger = ({ policies, ...rest }: Behaviour): Behaviour => ({
    ...rest,
    policies: policies.map(({ pods, periodMs }) => ({
      pods: Math.round((pods * rules.maxReplicas) / before),
      periodMs,
    })),
  });
  return { ...rules, scaleUp: larger(rules.scaleUp), scaleDown: larger(rules.scaleDown) };
}

/** Whether the peak of such days is more than the deployed maxima allow. */
export function needsMore({ analyzer, encoder, work }: Deployment, { episodesPerDay }: Volume): boolean {
  const exceeds = (rules: ScalingRules, time: Time, perEpisode: number): boolean => {
    const peak = replicasFor('fixed, peak', { rules, time, messagesPerDay: episodesPerDay * perEpisode });
    return 'fixed' in peak && peak.fixed > rules.maxReplicas;
  };
  return exceeds(analyzer.rules, work.analyze, meanChunks) || exceeds(encoder.rules, work.encode, meanClips);
}

const stageOf = ({ arrivalsMs }: Messages, time: Time, random: () => number) => ({
  arrivalsMs,
  workMs: timesOf(arrivalsMs.length, time, random),
  slots: time.slots,
  ...{ leastMs: DAY_MS, mostMs: LONGEST_MS },
});

const figuresOf = ({ meanReplicas, maxReplicas, idleShare, maxLag }: StageResult): StageFigures => ({
  ...{ mean: meanReplicas, max: maxReplicas, idleShare, maxBacklog: maxLag },
});

/** An episode ends with its last clip; one with a chunk or clip left has not ended. */
function ends(
  submittedMs: Float64Array,
  chunks: Messages,
  stages: { readonly analyzed: StageResult; readonly clips: Messages; readonly encoded: StageResult },
): Pick<DayRow, 'medianMinutes' | 'p95Minutes' | 'unfinishedShare'> {
  const endMs = new Float64Array(submittedMs.length);
  const note = (episodes: Uint32Array, finishedMs: Float64Array): void => {
    // Math.max keeps NaN, that is, what was not done.
    for (const [i, episode] of episodes.entries()) {
      endMs[episode] = Math.max(endMs[episode] ?? NaN, finishedMs[i] ?? NaN);
    }
  };
  note(chunks.episodes, stages.analyzed.finishedMs);
  note(stages.clips.episodes, stages.encoded.finishedMs);
  const minutes = endMs.map((end, i) => (end - (submittedMs[i] ?? NaN)) / 60_000);
  const ended = minutes.filter((one) => !Number.isNaN(one)).sort();
  const quantile = (share: number): number => ended[Math.floor(share * (ended.length - 1))] ?? NaN;
  return {
    medianMinutes: quantile(0.5),
    p95Minutes: quantile(0.95),
    unfinishedShare: 1 - ended.length / submittedMs.length,
  };
}
