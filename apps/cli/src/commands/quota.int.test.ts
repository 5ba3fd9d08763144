import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QUOTA_BUCKET, analyzerGate, quotaKey } from '@langflix/contracts';
import type { AnalyzerGate } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { startNatsServer, temporaryFolder } from '@langflix/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectBroker } from '../jobs/broker.ts';
import type { CommandContext, Outcome } from './command.ts';
import { resume, showQuotas } from './quota.ts';

const MODEL = 'gemini-2.5-flash';
const key = quotaKey({ project: 'default', model: MODEL });

describe('langflix quota', () => {
  const stack = new AsyncDisposableStack();
  let folder: string;
  let messaging: Messaging;
  let gates: KeyValue<AnalyzerGate>;
  const nowMs = new Date(2026, 2, 2, 21, 0).getTime();

  beforeAll(async () => {
    const server = stack.use(await startNatsServer());
    folder = stack.use(await temporaryFolder()).path;
    await writeFile(join(folder, 'langflix.yaml'), `nats: { servers: [ '${server.url}' ] }\n`);
    const nats = { servers: [server.url], ackWaitMs: 1000, maxAgeHours: 1, replicas: 1 };
    const { provision } = await import('@langflix/messaging');
    messaging = await connectBroker({ nats });
    stack.defer(() => messaging.close());
    const quota = { key, requestsPerMinute: 10, tokensPerMinute: 250_000, requestsPerDay: 250 };
    await provision(messaging, nats, [quota]);
    gates = await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
    await (await messaging.openQuota(quota)).take(4000);
  });
  afterAll(() => stack.disposeAsync());

  const ctx = (): CommandContext =>
    ({ cwd: folder, now: () => nowMs, signal: new AbortController().signal }) as CommandContext;
  const show = (): Promise<Outcome> => showQuotas({}, ctx());

  const pauseFor = async (model: string, pause: Partial<AnalyzerGate>): Promise<void> => {
    const changedAt = new Date(nowMs).toISOString();
    const gate = { project: 'default', model, share: 0.7, changedAt, ...pause };
    const name = quotaKey({ project: 'default', model });
    if (!(await gates.create(name, gate))) await gates.update(name, () => gate);
  };
  const inHours = (hours: number): string => new Date(nowMs + hours * 3_600_000).toISOString();

  test('tells what is used, also before any analyzer has run', async () => {
    expect((await show()).text.split('\n')).toEqual([
      'gemini-2.5-flash, project default',
      '  requests a minute  1 of 10',
      expect.stringMatching(/^ {2}tokens a minute {4}4,0\d\d of 250,000$/),
      '  requests today     1 of 250',
      '  pause              none',
    ]);
  });

  test('tells who is not asked, and why', async () => {
    await pauseFor(MODEL, { cause: 'day_quota', pausedUntil: inHours(11), message: 'used up' });
    await pauseFor('gemini-old', {});
    const { text, json } = await show();
    expect(text).toContain('  share              70 %: others use this quota too');
    expect(text).toContain(
      "  pause              waiting for Gemini: the day's quota is used up, goes on at 08:00 tomorrow (in 11 h 0 min)\n" +
        '                     used up',
    );
    expect(text).toContain('\n\ngemini-old, project default\n');
    const pause = { cause: 'day_quota', until: inHours(11) };
    const usage = { requestsLastMinute: 1, limits: { requestsPerDay: 250 } };
    expect(json).toMatchObject({ quotas: [{ model: MODEL, share: 0.7, pause, usage }, { usage: null }] });
  });

  test('resume lifts a pause, and leaves the share to recover by itself', async () => {
    await pauseFor(MODEL, { cause: 'key_refused', pausedUntil: inHours(1), message: 'refused' });
    expect((await resume({}, ctx())).text).toBe('gemini-2.5-flash is asked again.');
    const gate = await gates.get(key);
    expect(gate).toEqual({ project: 'default', model: MODEL, share: 0.7, changedAt: inHours(0) });
    expect((await resume({ model: MODEL }, ctx())).text).toBe('gemini-2.5-flash was not paused.');
  });

  test('resume knows which models there are', async () => {
    await expect(resume({ model: 'gemini-none' }, ctx())).rejects.toMatchObject({
      code: 'model_unknown',
      message: expect.stringMatching(/a model "gemini-none": known are .*gemini-2\.5-flash/),
    });
  });
});
