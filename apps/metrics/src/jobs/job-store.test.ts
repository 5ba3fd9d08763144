import { describe, expect, test } from '@jest/globals';
import { emit, episodeFailed, episodeRejected, jobIdOf, jobSummary, subjectOf } from '@langflix/contracts';
import type { EventContract, OutEvent } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { anEpisodeFailed, anEpisodeRejected, simulateJob } from '@langflix/testing';
import type { SimulatedJobOptions } from '@langflix/testing';
import fc from 'fast-check';
import { createJobStore } from './job-store.ts';
import type { JobStore } from './job-store.ts';
import { listJobs } from './list-jobs.ts';
import type { JobQuery } from './list-jobs.ts';
import { summarise } from './summarise.ts';

const source = '/upstream/example';
const START_MS = Date.parse('2026-03-02T08:00:00Z');
const eventsOf = (options: SimulatedJobOptions): InEvent[] =>
  simulateJob(options).map((event) => ({ ...event, deliveryCount: 1 }) as InEvent);

const ended = ({ contract, data }: OutEvent): InEvent => ({
  ...{ contract: contract as EventContract, data, id: 'x', deliveryCount: 1 },
  subject: subjectOf(contract, data as Record<string, unknown>),
  time: new Date(START_MS + 60_000).toISOString(),
});

function storeOf(ids: readonly string[], store: JobStore = createJobStore()): JobStore {
  for (const id of ids) for (const event of eventsOf({ id, chunks: 1, clipsPerChunk: 1 })) store.add(event);
  return store;
}

describe('the record of a job', () => {
  test('counts what is done and ends as the ledger says', () => {
    const store = createJobStore();
    const events = eventsOf({ id: 'a', chunks: 2, clipsPerChunk: 2, usage: { costUsd: 0.25 } });
    events.slice(0, -1).forEach((event) => store.add(event));
    const job = jobIdOf({ id: 'a', source });
    const record = store.get(job);
    expect(record).toMatchObject({
      state: 'running',
      costUsd: 0.5,
      contentSeconds: 180,
      series: 'Corner Cafe',
    });
    expect(record?.counts).toEqual({
      ...{ chunks: 2, chunksAnalyzed: 2, chunksFailed: 0, clipsRequested: 4 },
      ...{ clipsEncoded: 4, clipsReused: 0, clipsFailed: 0 },
    });
    events.slice(-1).forEach((event) => store.add(event));
    expect(record).toMatchObject({ state: 'complete', failures: 0 });
    expect(store.countByState()).toMatchObject({ complete: 1, running: 0, waiting: 0 });
  });

  test.each([
    ['failed', emit(episodeFailed, anEpisodeFailed({ job: jobIdOf({ id: 'a', source }) })), 1],
    ['rejected', emit(episodeRejected, anEpisodeRejected({ job: jobIdOf({ id: 'a', source }) })), 0],
  ])('that was %s changes no more', (state, fact, failures) => {
    const store = createJobStore();
    const [submitted, ...rest] = eventsOf({ id: 'a' });
    if (submitted !== undefined) store.add(submitted);
    store.add(ended(fact));
    rest.forEach((event) => store.add(event));
    expect(store.get(jobIdOf({ id: 'a', source }))).toMatchObject({ state, failures });
    expect(store.countByState()).toMatchObject({ [state]: 1, running: 0 });
  });

  test('is a valid line of the list at every moment, and its progress ends at 1', () => {
    const anyJob = fc.record({ chunks: fc.integer({ min: 1, max: 4 }), clipsPerChunk: fc.nat(3) });
    fc.assert(
      fc.property(anyJob, fc.integer({ min: -5000, max: 100_000 }), (options, lateMs) => {
        const store = createJobStore();
        const shares = eventsOf({ id: 'a', ...options }).map((event) => {
          const line = jobSummary.parse(summarise(store.add(event), Date.parse(event.time) + lateMs));
          return line.progress;
        });
        expect(shares.at(-1)).toBe(1);
        expect(Math.max(...shares.slice(0, -1))).toBeLessThan(1);
      }),
      { numRuns: 30 },
    );
  });

  test('tells when it will end, by its pace so far', () => {
    const store = createJobStore();
    const events = eventsOf({ id: 'a', chunks: 1, clipsPerChunk: 4, encoders: 1 });
    const last = events.filter(({ contract }) => contract.name === 'clip.finished')[1];
    events.slice(0, events.indexOf(last as InEvent) + 1).forEach((event) => store.add(event));
    const began = events.find(({ contract }) => contract.name === 'chunk.ready')?.time ?? '';
    const [halfMs, beganMs] = [Date.parse(last?.time ?? ''), Date.parse(began)];
    const record = store.get(jobIdOf({ id: 'a', source }));
    if (record === undefined) throw new Error('the job is not there');
    // Two of four clips are done: as long again.
    expect(summarise(record, halfMs).etaSeconds).toBeCloseTo((halfMs - beganMs) / 1000);
  });
});

describe('the store', () => {
  test('takes the submission that lies in the stream twice for one job', () => {
    const store = storeOf(['a', 'a']);
    expect(store.countByState()).toMatchObject({ complete: 1 });
  });

  test('is bounded: jobs that have ended are forgotten first, the oldest of them', () => {
    const store = createJobStore({ maxJobs: 10 });
    const [running] = eventsOf({ id: 'running' });
    if (running !== undefined) store.add(running);
    storeOf(
      Array.from({ length: 15 }, (_, i) => `order-${i}`),
      store,
    );
    const jobs = [...store.newestFirst()].map(({ job }) => job);
    expect(jobs).toHaveLength(10);
    expect(jobs).toContain(jobIdOf({ id: 'running', source }));
    expect(jobs[0]).toBe(jobIdOf({ id: 'order-14', source }));
    expect(store.countByState()).toMatchObject({ complete: 9, waiting: 1 });
  });

  test('forgets a job whose events the stream no longer has; one that is open stays', () => {
    let nowMs = START_MS;
    const store = createJobStore({ maxAgeMs: 3_600_000, now: () => nowMs });
    const [waiting] = eventsOf({ id: 'waiting' });
    if (waiting !== undefined) store.add(waiting);
    storeOf(['ended'], store);
    const job = jobIdOf({ id: 'ended', source });
    const { closedMs = 0 } = store.get(job) ?? {};
    nowMs = closedMs + 3_599_000;
    expect(store.get(job)).toBeDefined();
    nowMs += 61_000;
    expect(store.get(job)).toBeUndefined();
    expect([...store.newestFirst()].map(({ state }) => state)).toEqual(['waiting']);
    expect(store.countByState()).toMatchObject({ complete: 0, waiting: 1 });
  });
});

describe('the list', () => {
  const ids = Array.from({ length: 25 }, (_, i) => `order-${i}`);
  const store = storeOf(ids);
  const list = (query: Partial<JobQuery>) => listJobs(store, { states: [], limit: 10, ...query }, START_MS);

  test('is read page by page, newest first, also while new jobs come', () => {
    const first = list({});
    storeOf(['new'], store);
    const second = list({ after: Number(first.next) });
    const third = list({ after: Number(second.next) });
    const seen = [first, second, third].flatMap(({ jobs }) => jobs.map(({ job }) => job));
    expect(seen).toEqual(ids.toReversed().map((id) => jobIdOf({ id, source })));
    expect(third.next).toBeUndefined();
    expect([first.total, third.total]).toEqual([25, 26]);
  });

  test('is narrowed by state and by text in any case', () => {
    expect(list({ states: ['failed', 'running'] }).total).toBe(0);
    expect(list({ states: ['complete'], text: ' CORNER cafe s01 ' }).total).toBe(26);
    const wanted = jobIdOf({ id: 'order-7', source });
    expect(list({ text: wanted.slice(3, 15) }).jobs.map(({ job }) => job)).toEqual([wanted]);
  });
});
