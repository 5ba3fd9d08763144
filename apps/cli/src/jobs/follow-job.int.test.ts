import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CLIP_PROGRESS_SUBJECT, QUOTA_BUCKET, analyzerGate, quotaKey } from '@langflix/contracts';
import type { AnalyzerGate, JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { aJobEntry, startNatsServer, waitFor } from '@langflix/testing';
import type { JobProgress } from '../progress/job-progress.ts';
import type { Waiting } from '../progress/waiting.ts';
import { connectBroker, openJobs } from './broker.ts';
import { followJob } from './follow-job.ts';

const model = { project: 'default', model: 'gemini-x' };
const soon = (): string => new Date(Date.now() + 60_000).toISOString();
const clip = { chunk: 0, expression: 'give up', scores: {}, state: 'requested' as const };

describe('a job that is followed', () => {
  const stack = new AsyncDisposableStack();
  let messaging: Messaging;
  let jobs: KeyValue<JobEntry>;
  let gates: KeyValue<AnalyzerGate>;

  beforeAll(async () => {
    const server = stack.use(await startNatsServer());
    const nats = { servers: [server.url], ackWaitMs: 1000, maxAgeHours: 1, replicas: 1 };
    const { provision } = await import('@langflix/messaging');
    messaging = await connectBroker({ nats });
    stack.defer(() => messaging.close());
    await provision(messaging, nats);
    jobs = await openJobs(messaging);
    gates = await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
  });
  afterAll(() => stack.disposeAsync());

  /** Follows a job of two chunks, one clip of which is being encoded. */
  async function follow(job: string, options: Partial<Parameters<typeof followJob>[0]> = {}) {
    const entry = aJobEntry({ job, plannedChunks: 2, clips: { a: clip }, chunks: {} });
    await jobs.create(job, { ...entry, submission: { ...entry.submission, analyzer: 'gemini' } });
    const seen: { progress?: JobProgress; waiting?: Waiting | undefined } = {};
    const view = {
      note: () => undefined,
      address: () => undefined,
      wait: (waiting: Waiting | undefined) => void (seen.waiting = waiting),
      update: (progress: JobProgress) => void (seen.progress = progress),
      end: () => undefined,
    };
    const { signal } = new AbortController();
    const ended = followJob({ messaging, jobs, job, view, now: Date.now, signal, ...options });
    ended.catch(() => undefined);
    await waitFor(() => seen.progress);
    const close = () =>
      jobs.update(job, (current) => ({
        ...current,
        status: 'completed',
        clips: { a: { ...clip, state: 'encoded' } },
      }));
    return { seen, ended, close };
  }

  test('shows how far its clips are, and ends with it', async () => {
    const { seen, ended, close } = await follow('one');
    await waitFor(() => {
      messaging.announce(CLIP_PROGRESS_SUBJECT, { job: 'other', clip: 'a', share: 0.9, speed: 2 });
      messaging.announce(CLIP_PROGRESS_SUBJECT, { job: 'one', clip: 'a', share: 0.4, speed: 2 });
      return seen.progress?.clipsPartly === 0.4;
    });
    await close();
    expect(await ended).toMatchObject({ status: 'completed' });
    expect(seen.progress).toMatchObject({ clipsDone: 1, clipsPartly: 0 });
  });

  test('says that it waits for the model, and no longer when that is over', async () => {
    const { seen, ended, close } = await follow('two');
    const key = quotaKey(model);
    const open = { ...model, share: 1, changedAt: soon() };
    await gates.create(key, { ...open, cause: 'day_quota', pausedUntil: soon() });
    await waitFor(() => seen.waiting?.cause === 'day_quota');
    await gates.update(key, () => open);
    await waitFor(() => seen.waiting === undefined);
    await close();
    await ended;
  });

  test('waits for its own quota only', async () => {
    await gates.create('another', {
      ...model,
      share: 1,
      changedAt: soon(),
      cause: 'day_quota',
      pausedUntil: soon(),
    });
    const { seen, ended, close } = await follow('three', { quotaKey: quotaKey(model) });
    const key = quotaKey(model);
    await gates.update(key, (gate) => ({ ...gate, cause: 'unavailable', pausedUntil: soon() }));
    await waitFor(() => seen.waiting);
    expect(seen.waiting?.cause).toBe('unavailable');
    await close();
    await ended;
  });

  test('can be left when waiting makes no sense', async () => {
    const refused = new Error('the key was refused');
    const onWaiting = (): never => {
      throw refused;
    };
    const { ended } = await follow('four', { onWaiting });
    await expect(ended).rejects.toBe(refused);
  });
});
