import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { episodeSubmitted, filterOf, chunkReady, jobIdOf } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import type { DeadLetter, KeyValue, Messaging } from '@langflix/messaging';
import { aJobEntry, anEpisodeSubmitted, startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import { connectBroker, openJobs } from './broker.ts';
import { redrive } from './redrive.ts';

describe('a dead letter that is redriven', () => {
  let server: NatsServer;
  let messaging: Messaging;
  let jobs: KeyValue<JobEntry>;
  const submitted: string[] = [];
  const removed: number[] = [];
  const leaving = new AbortController();
  let following: Promise<void>;

  beforeAll(async () => {
    server = await startNatsServer();
    const nats = { servers: [server.url], ackWaitMs: 5000, maxAgeHours: 1, replicas: 1 };
    const { provision } = await import('@langflix/messaging');
    const connected = await connectBroker({ nats });
    await provision(connected, nats);
    const deadLetters = { ...connected.deadLetters, remove: async (seq: number) => void removed.push(seq) };
    messaging = { ...connected, deadLetters };
    jobs = await openJobs(messaging);
    following = messaging.follow({
      signal: leaving.signal,
      onEvent: (event) => void (event.contract === episodeSubmitted && submitted.push(event.id)),
    });
  });
  afterAll(async () => {
    leaving.abort();
    await following;
    await messaging.close();
    await server[Symbol.asyncDispose]();
  });

  /** A job in the ledger, named by its submission. */
  const aJob = async (submissionId: string, status: JobEntry['status']): Promise<string> => {
    const source = 'upstream';
    const job = jobIdOf({ id: submissionId, source });
    await jobs.create(job, aJobEntry({ job, submissionId, submissionSource: source, status }));
    return job;
  };

  const aLetter = (letter: Partial<DeadLetter>): DeadLetter => ({
    seq: 7,
    subject: filterOf(chunkReady),
    consumer: 'llm-analyzer__analyze-chunk',
    code: 'internal',
    reason: 'a bug',
    deliveries: 5,
    time: '2026-03-02T08:00:00.000Z',
    body: '{}',
    bodyOmitted: false,
    headers: {},
    ...letter,
  });
  const newJob = (id: string): string => jobIdOf({ id, source: 'upstream' });

  test('of a job submits its episode again under a new id', async () => {
    const job = await aJob('show-1', 'completed');
    const redriven = await redrive(aLetter({ job }), { messaging, jobs });
    expect(redriven).toEqual({ seq: 7, job: newJob('show-1~r1'), submissionId: 'show-1~r1' });
    await waitFor(() => submitted.includes('show-1~r1'));
    expect(removed).toEqual([7]);
  });

  test('shares the new job while that is open, and starts another when it is over', async () => {
    const job = await aJob('show-2', 'failed');
    await aJob('show-2~r1', 'processing');
    expect((await redrive(aLetter({ job }), { messaging, jobs })).job).toBe(newJob('show-2~r1'));
    await jobs.update(newJob('show-2~r1'), (entry) => ({ ...entry, status: 'failed' }));
    const again = aLetter({ job: newJob('show-2~r1') });
    expect((await redrive(again, { messaging, jobs })).submissionId).toBe('show-2~r2');
    await waitFor(() => submitted.includes('show-2~r2'));
    expect(submitted).not.toContain('show-2~r1');
  });

  test('that nobody could accept is sent again as it is', async () => {
    const headers = { 'Nats-Msg-Id': 'show-3', 'Content-Type': 'application/json' };
    const body = JSON.stringify(anEpisodeSubmitted());
    const { job } = await redrive(aLetter({ subject: episodeSubmitted.subject, headers, body }), {
      messaging,
      jobs,
    });
    expect(job).toMatch(/^[0-9a-f]{20}$/);
    await waitFor(() => submitted.some((id) => id.startsWith('show-3')));
  });

  test('of a job that the ledger has forgotten says what to do', async () => {
    const letter = aLetter({ job: 'gone' });
    await expect(redrive(letter, { messaging, jobs })).rejects.toThrow(/submit <video>/);
  });
});
