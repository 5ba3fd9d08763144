/** Rows of text for `inColumns`. */
import { CAPPED, UNLIMITED } from './backlog.ts';
import type { BacklogRow } from './backlog.ts';
import type { DayRow, StageFigures } from './day.ts';

type Rows = readonly (readonly string[])[];

export function backlogTable(rows: readonly BacklogRow[]): Rows {
  return [
    ['', 'done after', 'most replicas', 'replica-hours', 'requests', 'answered 429'],
    ...rows.map(({ name, seconds, maxReplicas, replicaHours, requests, refusedShare }) => [
      name,
      `${seconds.toFixed(0)} s`,
      String(maxReplicas),
      replicaHours.toFixed(2),
      requests.toFixed(0),
      percent(refusedShare),
    ]),
  ];
}

/** What the cap costs and saves under quotas for other numbers of replicas. */
export function sweepTable(
  sweeps: readonly { readonly fed: number; readonly rows: readonly BacklogRow[] }[],
): Rows {
  return [
    ['quota feeds', 'most replicas', 'done after', 'time against no cap', 'replica-hours against no cap'],
    ...sweeps.map(({ fed, rows }) => {
      const capped = rows.find(({ name }) => name === CAPPED);
      const unlimited = rows.find(({ name }) => name === UNLIMITED);
      const against = (of: (row: BacklogRow) => number): string =>
        capped && unlimited ? (of(capped) / of(unlimited)).toFixed(3) : '';
      return [
        String(fed),
        String(capped?.maxReplicas),
        `${capped?.seconds.toFixed(0)} s`,
        against(({ seconds }) => seconds),
        against(({ replicaHours }) => replicaHours),
      ];
    }),
  ];
}

export function dayTable(rows: readonly DayRow[]): Rows {
  const head = ['episodes', 'replicas', 'analyzers', 'encoders', 'idle', 'most chunks', 'most clips'];
  return [
    [...head, 'median', '95 %', 'unfinished', '429', 'USD', 'USD each'],
    ...rows.map((row) => [
      String(row.episodesPerDay),
      row.strategy,
      replicas(row.analyzers),
      replicas(row.encoders),
      `${percent(row.analyzers.idleShare, 0)} ${percent(row.encoders.idleShare, 0)}`,
      String(row.analyzers.maxBacklog),
      String(row.encoders.maxBacklog),
      minutes(row.medianMinutes),
      minutes(row.p95Minutes),
      percent(row.unfinishedShare, 0),
      percent(row.calls.refused / row.calls.requests, 0),
      row.usd.toFixed(2),
      row.usdPerEpisode.toFixed(3),
    ]),
  ];
}

const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;
const minutes = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} min`;
/** Mean and most. */
const replicas = ({ mean, max }: StageFigures): string => `${mean.toFixed(mean < 1 ? 2 : 1)} (${max})`;
