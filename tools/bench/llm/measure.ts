import type { CallRecord } from '../../fake-gemini/calls.ts';
import type { Figure } from '../bench.ts';
import { CONCURRENCY, LATENCY, MODEL } from './cluster.ts';
import type { Cluster } from './cluster.ts';

const MINUTE_MS = 60_000;
/** Mean of the log-normal latency, ms. */
const MEAN_LATENCY_MS = LATENCY.medianMs * Math.exp(LATENCY.spread ** 2 / 2);

/**
 * The least time that so much work can take: the larger of what the quota allows (so many at once, and as many again each 60
 * seconds; the last one is answered after a mean latency) and latency x work / concurrency.
 */
export function boundSec(
  work: number,
  { replicas, perMinute }: { replicas: number; perMinute?: number },
): number {
  const byLatency = (work * MEAN_LATENCY_MS) / (replicas * CONCURRENCY);
  const byQuota =
    perMinute === undefined ? 0 : Math.floor((work - 1) / perMinute) * MINUTE_MS + MEAN_LATENCY_MS;
  return Math.max(byLatency, byQuota) / 1000;
}

/** Seconds between a first call and the last word of the analyzers. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * How much of a quota in a rolling window was used while work waited: 60 seconds, divided by the mean time from a call to the
 * first one that did not fit into the same window, which could go 60 seconds later at the earliest.
 */
export function quotaUsedPercent(
  calls: readonly CallRecord[],
  limit: number,
  amountOf: (call: CallRecord) => number = () => 1,
): number {
  const sorted = calls.toSorted((a, b) => a.atMs - b.atMs);
  const spans: number[] = [];
  let [sum, next] = [0, 0];
  for (const first of sorted) {
    for (
      let call = sorted[next];
      call !== undefined && sum + amountOf(call) <= limit;
      call = sorted[++next]
    ) {
      sum += amountOf(call);
    }
    const beyond = sorted[next];
    if (beyond === undefined) break;
    spans.push(beyond.atMs - first.atMs);
    sum -= amountOf(first);
  }
  return (100 * MINUTE_MS * spans.length) / spans.reduce((total, span) => total + span, 0);
}

/** Figures that every scenario under a quota must keep. */
export function quotaFigures(name: string, { gemini }: Cluster): readonly Figure[] {
  const { statuses, requests, models } = gemini.stats();
  const model = models[MODEL];
  const over = model?.excessIn60s;
  return [
    {
      name: `${name}: requests over quota in any 60 s`,
      value: over?.requests ?? NaN,
      unit: '',
      bound: { atMost: 0 },
    },
    {
      name: `${name}: tokens over quota in any 60 s`,
      value: over?.inputTokens ?? NaN,
      unit: '',
      bound: { atMost: 0 },
    },
    {
      name: `${name}: answered 429`,
      value: (100 * (statuses['429'] ?? 0)) / requests,
      unit: '%',
      bound: { atMost: 1 },
    },
  ];
}

export interface Ending {
  readonly name: string;
  readonly analysed: number;
  readonly log: (message: string) => void;
}

/** Figures of a scenario in which something goes wrong: what became of the work. */
export async function endingFigures(
  { name, analysed, log }: Ending,
  cluster: Cluster,
): Promise<readonly Figure[]> {
  const done = cluster.outcomes().filter(({ status }) => status === 'analyzed').length;
  const failures = cluster.outcomes().flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []));
  for (const { code, reason } of failures) log(`${name}: failed with ${code}: ${reason}`);
  const failed = failures.length;
  return [
    { name: `${name}: chunks analysed`, value: done, unit: '', bound: { atLeast: analysed } },
    { name: `${name}: chunks failed`, value: failed, unit: '', bound: { atMost: 0 } },
    { name: `${name}: dead letters`, value: await cluster.deadLetters(), unit: '', bound: { atMost: 0 } },
    {
      name: `${name}: answers paid for twice`,
      value: cluster.gemini.stats().repeated,
      unit: '',
      bound: { atMost: 0 },
    },
  ];
}
