import type { HistoryPoint, Overview } from '@langflix/contracts';
import { serviceOfConsumer } from '../format/words.ts';

const HOUR_MS = 3_600_000;

/** A live overview brings the newest point only: it goes behind the known ones, and what is over an hour old goes. */
export function withNews(known: Overview | undefined, news: Overview): Overview {
  const newest = news.history.at(-1);
  const before = known?.history ?? [];
  if (newest === undefined) return { ...news, history: before };
  const since = Date.parse(newest.at) - HOUR_MS;
  const kept = before.filter(({ at }) => Date.parse(at) >= since && at < newest.at);
  return { ...news, history: [...kept, newest] };
}

/** One line of a chart: seconds since 1970, ascending, and a figure for each. */
export interface Series {
  readonly name: string;
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** Backlog by service: what its consumers have together. */
export function backlogSeries(history: readonly HistoryPoint[]): readonly Series[] {
  const times = timesOf(history);
  const backlogs = history.map(({ backlog }) => sumByService(backlog));
  const services = [...new Set(backlogs.flatMap((backlog) => [...backlog.keys()]))].sort();
  return services.map((name) => ({ name, times, values: backlogs.map((backlog) => backlog.get(name) ?? 0) }));
}

export function paceSeries(history: readonly HistoryPoint[]): readonly Series[] {
  const times = timesOf(history);
  return [
    { name: 'clips a minute', times, values: history.map((point) => point.clipsPerMinute) },
    { name: 'model requests a minute', times, values: history.map((point) => point.requestsPerMinute) },
    { name: 'jobs running', times, values: history.map((point) => point.jobsRunning) },
  ];
}

const timesOf = (history: readonly HistoryPoint[]): readonly number[] =>
  history.map(({ at }) => Date.parse(at) / 1000);

function sumByService(backlog: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [consumer, messages] of Object.entries(backlog)) {
    const service = serviceOfConsumer(consumer);
    sums.set(service, (sums.get(service) ?? 0) + messages);
  }
  return sums;
}
