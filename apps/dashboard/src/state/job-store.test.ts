import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JobDetail } from '@langflix/contracts';
import { ApiFailure } from '../api/client.ts';
import { createJobStore } from './job-store.ts';
import type { JobStore } from './job-store.ts';

let asked: string[];
let waiting: { action: () => void; delayMs: number }[];
let nowMs: number;
let known: ReadonlySet<string>;
let store: JobStore;
const settle = async (): Promise<void> => void (await new Promise((resolve) => setImmediate(resolve)));

beforeEach(() => {
  [asked, waiting, nowMs, known] = [[], [], 1_000_000, new Set(['a', 'b'])];
  const job = async (id: string): Promise<JobDetail> => {
    asked.push(id);
    if (!known.has(id)) throw new ApiFailure(404, { code: 'job_unknown', message: 'unknown' });
    return { summary: { job: id } } as JobDetail;
  };
  store = createJobStore({
    api: { job },
    now: () => nowMs,
    later(action, delayMs) {
      const entry = { action, delayMs };
      waiting.push(entry);
      return () => void (waiting = waiting.filter((it) => it !== entry));
    },
  });
});

function runNext(): void {
  const [next] = waiting.splice(0, 1);
  nowMs += next?.delayMs ?? 0;
  next?.action();
}

describe('the opened job', () => {
  test('is read once a second at most, however much happens to it', async () => {
    store.open('a');
    await settle();
    nowMs += 300;
    for (let i = 0; i < 20; i += 1) store.touch('a');
    expect(waiting.map(({ delayMs }) => delayMs)).toEqual([700]);
    runNext();
    await settle();
    expect(asked).toEqual(['a', 'a']);
  });

  test('is not read for what happens to others', async () => {
    store.open('a');
    await settle();
    store.touch('b');
    store.progress({ job: 'b', clip: 'x', share: 0.5, speed: 1 });
    expect(waiting).toEqual([]);
    expect(store.encoding.value.size).toBe(0);
  });

  test('that was just submitted is asked for until it is known', async () => {
    store.open('new');
    await settle();
    runNext();
    await settle();
    expect(store.detail.value.state).toBe('loading');
    known = new Set(['new']);
    runNext();
    await settle();
    expect(store.detail.value.state).toBe('ready');
  });

  test('that nobody knows is given up', async () => {
    store.open('gone');
    await settle();
    while (waiting.length > 0) {
      runNext();
      await settle();
    }
    expect(store.detail.value).toMatchObject({ state: 'failed', error: { status: 404 } });
    expect(asked.length).toBeLessThan(10);
  });

  test('that is left is not waited for', async () => {
    store.open('gone');
    await settle();
    store.open('a');
    expect(waiting).toEqual([]);
    await settle();
    expect(store.detail.value).toMatchObject({ state: 'ready', value: { summary: { job: 'a' } } });
  });
});
