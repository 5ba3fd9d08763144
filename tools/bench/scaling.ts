import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { scalingReply } from '@langflix/contracts';
import { DEFAULT_PRICES, estimateAnalysis } from '@langflix/llm';
import { argument } from './argument.ts';
import type { Bench, Figure } from './bench.ts';
import { CHUNKS_OF_AN_HOUR, chunkOf } from './llm/load.ts';
import { inColumns } from './report.ts';
import { backlogFigures, backlogSize, compareOnBacklog } from './scaling/backlog.ts';
import { PRICES } from './scaling/cost.ts';
import { needsMore, simulateDay } from './scaling/day.ts';
import type { DayRow, Deployment, Strategy, Volume } from './scaling/day.ts';
import { deployedRequests, deployedRules } from './scaling/read-rules.ts';
import { backlogTable, dayTable, sweepTable } from './scaling/tables.ts';
import { measuredWork } from './scaling/measured-work.ts';
import { WORK } from './scaling/workload.ts';
import type { WorkTimes } from './scaling/workload.ts';

/** A question of the benchmark `llm` has about so many. */
const TOKENS_PER_CALL = 880;
/** Assumed: image on the node, a free core. A bundle is up within a second, its probes ask every few. */
const POD_START_MS = 10_000;

/** Limits: those of the free tier by default, then about half as much again as the peak of the day needs. */
const volumes = (quick: boolean): readonly Volume[] => [
  { episodesPerDay: 10, limits: { requestsPerMinute: 10, tokensPerMinute: 250_000 } },
  { episodesPerDay: 1_000, limits: { requestsPerMinute: 60, tokensPerMinute: 250_000 } },
  quick
    ? { episodesPerDay: 10_000, limits: { requestsPerMinute: 600, tokensPerMinute: 1_000_000 } }
    : { episodesPerDay: 100_000, limits: { requestsPerMinute: 6_000, tokensPerMinute: 10_000_000 } },
];
const STRATEGIES: readonly Strategy[] = [
  'as deployed',
  'maxima raised',
  'maxima and steps raised',
  'fixed, mean',
  'fixed, peak',
];
/** Quotas between whole replicas, where rounding and the autoscaler's tolerance may cost time. */
const FED = [1.1, 2.5, 3.3, 5, 7.2, 10.9];

/** The deployed autoscaling rules on made-up days; nothing runs, so that a day takes seconds. */
export const scaling: Bench = {
  name: 'scaling',
  describe:
    'simulated days: the autoscaling of k8s/components/keda against fixed replicas; --only backlog|sweep|days; --service-times FILE (of /api/scaling)',
  async run({ quick, only, log }) {
    const deployment = deployed(workTimes());
    const seeds = quick ? 3 : 10;
    const wanted = (part: string): boolean => only === undefined || only === part;
    return [
      ...(wanted('backlog') ? backlog(deployment, { seeds, log }) : []),
      ...(wanted('sweep') ? sweep(deployment, { seeds, log }) : []),
      ...(wanted('days') ? days(deployment, { quick, log }) : []),
    ];
  },
};

function workTimes(): WorkTimes {
  const file = argument('--service-times');
  if (file === undefined) return WORK;
  const path = resolve(process.env['INIT_CWD'] ?? '.', file);
  return measuredWork(scalingReply.parse(JSON.parse(readFileSync(path, 'utf8'))), WORK);
}

function deployed(work: WorkTimes): Deployment {
  return {
    analyzer: {
      rules: deployedRules('llm-analyzer', 'llm-analyzer__analyze-chunk'),
      requests: deployedRequests('llm-analyzer'),
    },
    encoder: {
      rules: deployedRules('clip-encoder', 'clip-encoder__encode-clip'),
      requests: deployedRequests('clip-encoder'),
    },
    work,
    tokensPerCall: TOKENS_PER_CALL,
    podStartMs: POD_START_MS,
    prices: PRICES,
  };
}

type Log = (message: string) => void;

const backlogSettings = ({ analyzer, work, tokensPerCall, podStartMs }: Deployment, seeds: number) => ({
  ...{ rules: analyzer.rules, time: work.analyze, tokensPerCall, podStartMs, seeds },
});

function backlog(deployment: Deployment, { seeds, log }: { readonly seeds: number; readonly log: Log }) {
  const rows = compareOnBacklog(backlogSettings(deployment, seeds));
  log(`${backlogSize(deployment.work.analyze)} chunks wait, the quota feeds 5 replicas, ${seeds} seeds:\n`);
  log(`${inColumns(backlogTable(rows))}\n`);
  return backlogFigures(rows);
}

function sweep(deployment: Deployment, { seeds, log }: { readonly seeds: number; readonly log: Log }) {
  const rows = FED.map((fed) => ({
    fed,
    rows: compareOnBacklog({ ...backlogSettings(deployment, seeds), fed }),
  }));
  log(`the same backlog under other quotas:\n\n${inColumns(sweepTable(rows))}\n`);
  return [];
}

function days(
  deployment: Deployment,
  { quick, log }: { readonly quick: boolean; readonly log: Log },
): readonly Figure[] {
  const rows: DayRow[] = [];
  for (const volume of volumes(quick)) {
    for (const strategy of STRATEGIES) {
      if (strategy.includes('raised') && !needsMore(deployment, volume)) continue;
      log(`a day of ${volume.episodesPerDay} episodes, ${strategy} ...`);
      rows.push(simulateDay(deployment, volume, strategy));
    }
  }
  log(`\n${inColumns(dayTable(rows))}\n`);
  return [
    ...rows.filter(({ strategy }) => !strategy.startsWith('fixed')).flatMap(dayFigures),
    { name: 'the model for an hour of dialogue, list price', value: modelUsd(), unit: 'USD' },
  ];
}

function dayFigures(row: DayRow): readonly Figure[] {
  const { episodesPerDay, strategy, calls } = row;
  const name = `${episodesPerDay} a day, ${strategy}`;
  const refused = (100 * calls.refused) / calls.requests;
  return [
    { name: `${name}: answered 429`, value: refused, unit: '%', bound: { atMost: 1 } },
    { name: `${name}: episode done, 95th percentile of the ended`, value: row.p95Minutes, unit: 'min' },
    { name: `${name}: not ended after 36 h`, value: 100 * row.unfinishedShare, unit: '%' },
    { name: `${name}: replicas per episode`, value: row.usdPerEpisode, unit: 'USD' },
  ];
}

/** The same whatever the number of replicas: answers are paid for, refusals are not. */
function modelUsd(): number {
  const chunks = Array.from({ length: CHUNKS_OF_AN_HOUR }, (_, i) => chunkOf('scaling', i));
  return estimateAnalysis(chunks, { model: 'gemini-2.5-flash', prices: DEFAULT_PRICES }).costUsd ?? NaN;
}
