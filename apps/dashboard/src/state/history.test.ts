import { expect, test } from '@jest/globals';
import type { HistoryPoint, Overview } from '@langflix/contracts';
import { backlogSeries, withNews } from './history.ts';

const point = (at: string, backlog: Record<string, number> = {}): HistoryPoint => ({
  at,
  backlog,
  clipsPerMinute: 1,
  requestsPerMinute: 2,
  jobsRunning: 3,
});
const anOverview = (history: HistoryPoint[]): Overview => ({
  at: '2026-03-02T09:00:00.000Z',
  brokerConnected: true,
  ready: true,
  jobs: { waiting: 0, running: 0, complete: 0, partial: 0, failed: 0, rejected: 0 },
  services: [],
  scaling: [],
  quotas: [],
  deadLetters: 0,
  history,
});

test('a live overview adds its newest point and drops what is over an hour old', () => {
  const old = point('2026-03-02T07:59:00.000Z');
  const known = point('2026-03-02T08:30:00.000Z');
  const newest = point('2026-03-02T09:00:00.000Z');
  expect(withNews(anOverview([old, known]), anOverview([newest])).history).toEqual([known, newest]);
});

test('the same point again is not doubled', () => {
  const newest = point('2026-03-02T09:00:00.000Z');
  expect(withNews(anOverview([newest]), anOverview([newest])).history).toEqual([newest]);
});

test('the backlog of a service is that of all its consumers', () => {
  const history = [point('2026-03-02T09:00:00.000Z', { ingest__a: 2, ingest__b: 3, 'clip-encoder__c': 7 })];
  expect(backlogSeries(history).map(({ name, values }) => [name, values])).toEqual([
    ['clip-encoder', [7]],
    ['ingest', [5]],
  ]);
});
