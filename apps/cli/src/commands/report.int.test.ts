import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { JOBS_BUCKET, emit, episodeSubmitted, jobEntry, jobIdOf, jobTimeline } from '@langflix/contracts';
import type { EventContract } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';
import { aJobEntry, simulateJob, startNatsServer, temporaryFolder } from '@langflix/testing';
import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectBroker } from '../jobs/broker.ts';
import { stateFolder } from '../stack/state-folder.ts';
import type { CommandContext, Outcome } from './command.ts';
import { report } from './report.ts';

const source = '/upstream/example';

/** A whole job in stream and ledger, as a run leaves it. */
async function leaveJob(messaging: Messaging, id: string, submittedAt: string): Promise<string> {
  const job = jobIdOf({ id, source });
  for (const { contract, data } of simulateJob({ id })) {
    if (contract === episodeSubmitted) await messaging.submitEpisode(data, { id, source });
    else await messaging.publishFact(emit<EventContract>(contract, data));
  }
  const jobs = await messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
  const result = { partial: false, manifest: 'file:///m.json', gallery: 'file:///g.html' };
  await jobs.create(job, aJobEntry({ job, submissionId: id, status: 'completed', result, submittedAt }));
  return job;
}

const provisioned = async (url: string): Promise<Messaging> => {
  const nats = { servers: [url], ackWaitMs: 1000, maxAgeHours: 1, replicas: 1 };
  const messaging = await connectBroker({ nats });
  const { provision } = await import('@langflix/messaging');
  await provision(messaging, nats);
  return messaging;
};

describe('langflix report', () => {
  const stack = new AsyncDisposableStack();
  let folder: string;
  let older: string;
  let newest: string;

  beforeAll(async () => {
    const server = stack.use(await startNatsServer());
    folder = stack.use(await temporaryFolder()).path;
    await writeFile(join(folder, 'langflix.yaml'), `nats: { servers: [ '${server.url}' ] }\n`);
    const messaging = await provisioned(server.url);
    stack.defer(() => messaging.close());
    newest = await leaveJob(messaging, 'order-2', '2026-03-02T09:00:00.000Z');
    older = await leaveJob(messaging, 'order-1', '2026-03-02T08:00:00.000Z');
    const jobs = await messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
    await jobs.create('gone', aJobEntry({ job: 'gone', submittedAt: '2026-02-01T08:00:00.000Z' }));
  });
  afterAll(() => stack.disposeAsync());

  const ctx = (): CommandContext =>
    ({
      ...{
        cwd: folder,
        now: Date.now,
        stdout: Object.assign(new PassThrough(), { columns: 80 }),
        isVerbose: false,
      },
      ...{ signal: new AbortController().signal, urgent: new AbortController().signal },
    }) as unknown as CommandContext;
  const run = (job: string | undefined, options = {}): Promise<Outcome> => report(job, options, ctx());

  test('tells of a finished job where its time went, beside the others', async () => {
    const { exitCode, text, json } = await run(older);
    expect(exitCode).toBe(0);
    expect(text).toMatch(/^Corner Cafe S01E02 → Korean {2}complete\n/);
    expect(text).toMatch(/\n {2}encode ×12 /);
    expect(json).toMatchObject({ job: older, state: 'complete', comparedWith: 1 });
    const { timeline } = json as { timeline: unknown };
    expect(jobTimeline.parse(timeline).parts).toHaveLength(1 + 1 + 1 + 4 + 4 + 12 + 1);
  });

  test('finds the newest job', async () => {
    expect((await run(undefined, { last: true })).json).toMatchObject({ job: newest });
  });

  test('says what is wrong with a job that it cannot tell of', async () => {
    await expect(run('unknown')).rejects.toMatchObject({ code: 'job_unknown' });
    await expect(run('gone')).rejects.toMatchObject({
      code: 'events_gone',
      message: expect.stringContaining('72 hours'),
    });
    for (const [job, last] of [
      [undefined, false],
      [older, true],
    ] as const) {
      await expect(run(job, { last })).rejects.toMatchObject({ code: 'wrong_use' });
    }
  });

  test('reads what a stack stored that is no longer running, and leaves nothing running', async () => {
    await using out = await temporaryFolder();
    const state = stateFolder(out.path);
    await mkdir(state.nats, { recursive: true });
    let job = '';
    {
      await using server = await startNatsServer({ storeDir: state.nats });
      const messaging = await provisioned(server.url);
      job = await leaveJob(messaging, 'order-3', '2026-03-02T08:00:00.000Z');
      await messaging.close();
    }
    const elsewhere = { ...ctx(), cwd: out.path };
    expect((await report(job, { out: out.path }, elsewhere)).json).toMatchObject({ job, comparedWith: 0 });
    expect(existsSync(state.lock)).toBe(false);
    expect(existsSync(state.stackState)).toBe(false);
  });
});
