import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QUOTA_BUCKET, analyzerGate } from '@langflix/contracts';
import type { AnalyzerGate } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import { aProvisionedBroker, silent } from '../a-provisioned-broker.ts';
import { START_MS, at, moment } from './a-gate.ts';
import { afterFailure, claimProbe } from './decide-pause.ts';
import { openSharedGate } from './shared-gate.ts';

let server: NatsServer;
let messaging: Messaging;
let entries: KeyValue<AnalyzerGate>;
const stop = new AbortController();

beforeAll(async () => {
  server = await startNatsServer();
  messaging = await aProvisionedBroker(server.url);
  entries = await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
}, 30_000);
afterAll(async () => {
  stop.abort();
  await messaging.close();
  await server[Symbol.asyncDispose]();
});

const replica = (key: string) =>
  openSharedGate({ entries, key, project: 'p', model: 'm', signal: stop.signal, log: silent });

describe('replicas with one quota', () => {
  test('all learn of a pause that one of them makes, and of its end by hand', async () => {
    const [one, other] = [await replica('a'), await replica('a')];
    const call = { failure: { cause: 'minute_quota', retryAfterMs: 9_000 } as const, sentAtMs: START_MS };
    expect(await one.change((gate) => afterFailure(gate, call, moment(0, 0)))).toMatchObject({ share: 0.7 });
    await waitFor(() => other.now().pausedUntil === at(9_000));
    await entries.update('a', ({ project, model, share }) => ({ project, model, share, changedAt: at(1) }));
    await waitFor(() => one.now().pausedUntil === undefined && other.now().pausedUntil === undefined);
  });

  test('believe the last word, also when it comes before the answer to their own change', async () => {
    const lifted = { project: 'p', model: 'm', share: 1, changedAt: at(5) };
    let heard: AnalyzerGate | undefined;
    const slow: KeyValue<AnalyzerGate> = {
      ...entries,
      update: async (key, change) => {
        const stored = await entries.update(key, change);
        await entries.update(key, () => lifted);
        await waitFor(() => heard?.changedAt === lifted.changedAt);
        return stored;
      },
    };
    const options = { entries: slow, key: 'd', project: 'p', model: 'm', signal: stop.signal, log: silent };
    const gate = await openSharedGate(options);
    gate.onChange((changed) => (heard = changed));
    const call = { failure: { cause: 'day_quota' } as const, sentAtMs: START_MS };
    await gate.change((current) => afterFailure(current, call, moment(0)));
    expect(gate.now()).toEqual(lifted);
  });

  test('lower the share once, however many of them were refused at the same time', async () => {
    const replicas = await Promise.all(Array.from({ length: 8 }, () => replica('b')));
    const call = { failure: { cause: 'minute_quota', retryAfterMs: 9_000 } as const, sentAtMs: START_MS };
    await Promise.all(
      replicas.map((one, i) => one.change((gate) => afterFailure(gate, call, moment(100 + i, 0)))),
    );
    expect(await entries.get('b')).toMatchObject({ share: 0.7, pausedUntil: at(9_107) });
  });

  test('send one of them to probe the end of an outage', async () => {
    const replicas = await Promise.all(Array.from({ length: 8 }, () => replica('c')));
    const down = { cause: 'unavailable', pausedUntil: at(0), changedAt: at(-5_000) } as const;
    await entries.update('c', (gate) => ({ ...gate, ...down }));
    await waitFor(() => replicas.every((one) => one.now().cause === 'unavailable'));
    const claims = await Promise.all(
      replicas.map((one, i) => one.change((gate) => claimProbe(gate, moment(10 + i)))),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });
});
