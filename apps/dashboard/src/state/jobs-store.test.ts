import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JobSummary, JobsReply } from '@langflix/contracts';
import { createJobsStore } from './jobs-store.ts';
import type { JobsStore } from './jobs-store.ts';
import { valueOf } from './loadable.ts';

const TOTAL = 7;
const PAGE = 2;
const aJob = (index: number): JobSummary => ({
  job: `job-${index}`,
  series: index % 2 === 0 ? 'even' : 'odd',
  state: 'complete',
  submittedAt: new Date(1e12 - index * 1000).toISOString(),
  wallSeconds: 1,
  counts: {
    chunks: 1,
    chunksAnalyzed: 1,
    chunksFailed: 0,
    clipsRequested: 0,
    clipsEncoded: 0,
    clipsReused: 0,
    clipsFailed: 0,
  },
  progress: 1,
  failures: 0,
});

let asked: { text: string; after: string | undefined; answer: (isFailure?: boolean) => void }[];
let errors: unknown[];
let store: JobsStore;
/** Lets what was answered come through. */
const settle = async (): Promise<void> => void (await new Promise((resolve) => setImmediate(resolve)));
const shown = (): readonly string[] => valueOf(store.list.value)?.jobs.map(({ job }) => job) ?? [];

beforeEach(() => {
  asked = [];
  errors = [];
  const jobs = (filter: { text: string }, after?: string): Promise<JobsReply> =>
    new Promise((resolve, reject) => {
      const all = Array.from({ length: TOTAL }, (_, i) => aJob(i)).filter((it) =>
        it.series?.includes(filter.text),
      );
      const from = after === undefined ? 0 : all.findIndex(({ job }) => job === after) + 1;
      const page = all.slice(from, from + PAGE);
      const last = page.at(-1);
      const next = from + PAGE < all.length && last !== undefined ? { next: last.job } : {};
      const answer = (isFailure = false): void =>
        isFailure ? reject(new Error('away')) : resolve({ jobs: page, total: all.length, ...next });
      asked.push({ text: filter.text, after, answer });
    });
  store = createJobsStore({ jobs }, (error) => errors.push(error));
});

async function answerAll(): Promise<void> {
  for (let i = 0; i < asked.length; i += 1) {
    asked[i]?.answer();
    await settle();
  }
}

describe('the list of jobs', () => {
  test('loads pages one after the other until the wanted rows are there', async () => {
    void store.reload();
    await answerAll();
    expect(shown()).toHaveLength(PAGE);
    void store.loadUpTo(5);
    void store.loadUpTo(3);
    await answerAll();
    expect(shown()).toEqual(['job-0', 'job-1', 'job-2', 'job-3', 'job-4', 'job-5']);
  });

  test('is read anew as far as it was loaded', async () => {
    void store.reload();
    void store.loadUpTo(4);
    await answerAll();
    void store.loadUpTo(4);
    await answerAll();
    const before = asked.length;
    void store.reload();
    await settle();
    await answerAll();
    expect(asked.slice(before).map(({ after }) => after)).toEqual([undefined, 'job-1']);
    expect(shown()).toHaveLength(4);
  });

  test('forgets the answer to an older search that comes late', async () => {
    void store.reload();
    store.setFilter({ states: [], text: 'odd' });
    asked[1]?.answer();
    await settle();
    asked[0]?.answer();
    await settle();
    expect(shown()).toEqual(['job-1', 'job-3']);
  });

  test('keeps what it shows when it cannot be read again', async () => {
    void store.reload();
    await answerAll();
    void store.reload();
    asked.at(-1)?.answer(true);
    await settle();
    expect(shown()).toHaveLength(PAGE);
    expect(errors).toHaveLength(1);
  });

  test('says so when it could never be read', async () => {
    void store.reload();
    asked[0]?.answer(true);
    await settle();
    expect(store.list.value.state).toBe('failed');
  });
});
