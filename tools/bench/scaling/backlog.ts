/** A backlog worth sixteen analyzers, and a quota that feeds five. */
import { seededRandom } from '@langflix/testing';
import { mean } from '../bench.ts';
import type { Figure } from '../bench.ts';
import type { ScalingRules } from './autoscaler.ts';
import { gated, refusing } from './call-policy.ts';
import type { CallFigures, CallPolicy } from './call-policy.ts';
import { DRAIN_SECONDS, createQuotaCap, limitsFor } from './quota-cap.ts';
import { simulateStage } from './simulate-stage.ts';
import type { Stage, StageResult } from './simulate-stage.ts';
import { meanMs, timesOf } from './workload.ts';
import type { Time } from './workload.ts';

const WORTH = 16;
const FED = 5;

export interface BacklogSettings {
  readonly rules: ScalingRules;
  readonly time: Time;
  readonly tokensPerCall: number;
  readonly podStartMs: number;
  readonly seeds: number;
  /** Replicas that the quota feeds. Default 5. */
  readonly fed?: number;
}

export interface BacklogRow {
  readonly name: string;
  /** Until all is analysed. */
  readonly seconds: number;
  readonly maxReplicas: number;
  readonly replicaHours: number;
  readonly requests: number;
  /** Of the requests. */
  readonly refusedShare: number;
  readonly peakShare: number;
}

interface Contender {
  readonly name: string;
  readonly replicas: (cap: () => CapOf) => Stage['replicas'];
  readonly hasGate: boolean;
}
type CapOf = ReturnType<typeof createQuotaCap>;

export const [CAPPED, UNLIMITED] = ['gate, autoscaled with the cap', 'gate, autoscaled without'] as const;

const contenders = (rules: ScalingRules): readonly Contender[] => {
  const upTo = { ...rules, maxReplicas: Math.max(WORTH, rules.maxReplicas) };
  return [
    { name: CAPPED, hasGate: true, replicas: (cap) => ({ rules: upTo, cap: cap() }) },
    { name: UNLIMITED, hasGate: true, replicas: () => ({ rules: { ...upTo, isCapped: false } }) },
    { name: `gate, ${WORTH} fixed`, hasGate: true, replicas: () => ({ fixed: WORTH }) },
    { name: `gate, ${FED} fixed`, hasGate: true, replicas: () => ({ fixed: FED }) },
    {
      name: 'no gate, autoscaled with the cap',
      hasGate: false,
      replicas: (cap) => ({ rules: upTo, cap: cap() }),
    },
    {
      name: 'no gate, autoscaled without',
      hasGate: false,
      replicas: () => ({ rules: { ...upTo, isCapped: false } }),
    },
    { name: `no gate, ${WORTH} fixed`, hasGate: false, replicas: () => ({ fixed: WORTH }) },
  ];
};

/** Chunks that keep sixteen replicas busy for the drain time. */
export function backlogSize(time: Time): number {
  return Math.ceil((WORTH * time.slots * DRAIN_SECONDS * 1000) / meanMs(time));
}

/** Every contender works through the same backlogs, one for each seed: means over them, and the worst of what must not be. */
export function compareOnBacklog(settings: BacklogSettings): readonly BacklogRow[] {
  return contenders(settings.rules).map((contender) => {
    const runs = Array.from({ length: settings.seeds }, (_, i) => runOne(contender, settings, i + 1));
    const meanOf = (figure: (one: BacklogRun) => number): number => mean(runs.map(figure));
    const worst = (figure: (one: BacklogRun) => number): number => Math.max(...runs.map(figure));
    return {
      name: contender.name,
      seconds: meanOf(({ endMs }) => endMs / 1000),
      maxReplicas: worst(({ maxReplicas }) => maxReplicas),
      replicaHours: meanOf(({ replicaMs }) => replicaMs / 3_600_000),
      requests: meanOf(({ requests }) => requests),
      refusedShare: worst(({ refused, requests }) => refused / requests),
      peakShare: worst(({ peakShare }) => peakShare),
    };
  });
}

type BacklogRun = StageResult & CallFigures;

function runOne(contender: Contender, settings: BacklogSettings, seed: number): BacklogRun {
  const { time, tokensPerCall, podStartMs, fed = FED } = settings;
  const count = backlogSize(time);
  const limits = limitsFor(fed, time, meanMs(time) - time.fixedMs);
  const calls: CallPolicy = contender.hasGate
    ? gated(limits, tokensPerCall)
    : refusing(limits, tokensPerCall, seededRandom(1_000 + seed));
  const result = simulateStage({
    arrivalsMs: new Float64Array(count),
    workMs: timesOf(count, time, seededRandom(seed)),
    slots: time.slots,
    ...{ calls, podStartMs },
    replicas: contender.replicas(() => createQuotaCap({ limits, tokensPerCall, time, maxReplicas: WORTH })),
  });
  return { ...result, ...calls.figures };
}

/** With their bounds: refusals and the time that the cap may cost. */
export function backlogFigures(rows: readonly BacklogRow[]): readonly Figure[] {
  const row = (name: string): BacklogRow | undefined => rows.find((one) => one.name === name);
  const [capped, unlimited] = [row(CAPPED), row(UNLIMITED)];
  const [naive, warm] = [row('no gate, autoscaled without'), row(`gate, ${WORTH} fixed`)];
  const ratio = (of: (one: BacklogRow) => number): number =>
    capped && unlimited ? of(capped) / of(unlimited) : NaN;
  return [
    {
      name: 'cap: answered 429, worst seed',
      value: 100 * (capped?.refusedShare ?? NaN),
      unit: '%',
      bound: { atMost: 1 },
    },
    {
      name: 'cap / no cap: time for the backlog',
      value: ratio(({ seconds }) => seconds),
      unit: '',
      bound: { atMost: 1.02 },
    },
    {
      name: `cap from none / ${WORTH} that were there already: time`,
      value: (capped?.seconds ?? NaN) / (warm?.seconds ?? NaN),
      unit: '',
    },
    { name: 'cap / no cap: replica-hours', value: ratio(({ replicaHours }) => replicaHours), unit: '' },
    {
      name: 'cap: most of the quota used in a minute',
      value: 100 * (capped?.peakShare ?? NaN),
      unit: '%',
      bound: { atMost: 100 },
    },
    {
      name: 'without gate and cap: answered 429, worst seed',
      value: 100 * (naive?.refusedShare ?? NaN),
      unit: '%',
    },
  ];
}
