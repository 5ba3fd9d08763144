/** What becomes of the work when the service or a process fails. */
import { setTimeout as delay } from 'node:timers/promises';
import { QUOTA_BUCKET, analyzerGate, quotaKey } from '@langflix/contracts';
import { waitFor } from '@langflix/testing';
import { MODEL, startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { chunkOf } from './load.ts';
import { endingFigures, timed } from './measure.ts';
import type { Scenario } from './scenario.ts';

const MOST_MS = 300_000;
const REPLICAS = 4;
const chunks = (job: string, count: number) => Array.from({ length: count }, (_, i) => chunkOf(job, i));
const gateKey = quotaKey({ project: 'default', model: MODEL });

async function post({ gemini }: Cluster, path: string, body: unknown): Promise<void> {
  await fetch(`${gemini.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
}

/** Every call is refused by 429 with a delay, for a while. */
export const storm: Scenario = {
  name: '429-storm',
  async run({ programs, log }) {
    const [name, count] = ['429 storm of 15 s', 48];
    const limits = { requestsPerMinute: 1_000 };
    const gemini = { retryDelayMs: 5_000, limits };
    await using cluster = await startCluster({ programs, replicas: REPLICAS, gemini, limits });
    await cluster.publish(chunks('storm', count));
    await post(cluster, '/faults', { '429-minute': 1 });
    await delay(15_000);
    await post(cluster, '/faults', {});
    const afterSec = await timed(() => cluster.outcomesOf(count, MOST_MS));
    const { requests } = cluster.gemini.stats();
    return [
      { name: `${name}: requests for ${count} chunks`, value: requests, unit: '' },
      { name: `${name}: done after its end`, value: afterSec, unit: 's' },
      ...(await endingFigures({ name, analysed: count, log }, cluster)),
    ];
  },
};

const OUTAGE_SEC = 60;

/** Nobody answers for a minute: connections are cut. */
export const deadService: Scenario = {
  name: 'dead',
  async run({ programs, log }) {
    const [name, count] = [`dead for ${OUTAGE_SEC} s`, 60];
    await using cluster = await startCluster({ programs, replicas: REPLICAS });
    await cluster.publish(chunks('dead', count));
    await cluster.outcomesOf(5, MOST_MS);
    await post(cluster, '/dead', { seconds: OUTAGE_SEC });
    await delay(OUTAGE_SEC * 1000);
    const afterSec = await timed(() => cluster.outcomesOf(count, MOST_MS));
    return [
      { name: `${name}: calls that were cut`, value: cluster.gemini.stats().cut, unit: '' },
      { name: `${name}: done after its end`, value: afterSec, unit: 's' },
      ...(await endingFigures({ name, analysed: count, log }, cluster)),
    ];
  },
};

/** The service ends the day after 20 requests; later its next day begins. */
export const endOfDay: Scenario = {
  name: 'per-day',
  async run({ programs, log }) {
    const [name, count, perDay] = ['violation per day', 60, 20];
    const gemini = { limits: { requestsPerDay: perDay } };
    await using cluster = await startCluster({ programs, replicas: REPLICAS, gemini });
    const gates = await cluster.messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
    await cluster.publish(chunks('day', count));
    await cluster.outcomesOf(perDay, MOST_MS);
    const gate = await waitFor(async () => {
      const found = await gates.get(gateKey);
      return found?.cause === 'day_quota' ? found : undefined;
    });
    const waiting = await waitFor(async () => parkedIn(cluster, count - perDay));
    log(`per-day: parked, because ${gate.message}; until ${gate.pausedUntil}`);
    const requestsBefore = cluster.gemini.stats().requests;
    await post(cluster, '/limits', {});
    await gates.update(gateKey, ({ project, model, share }) => ({
      project,
      model,
      share,
      changedAt: new Date().toISOString(),
    }));
    const afterSec = await timed(() => cluster.outcomesOf(count, MOST_MS));
    return [
      {
        name: `${name}: chunks parked`,
        value: waiting,
        unit: '',
        bound: { atLeast: count - perDay },
      },
      { name: `${name}: requests until all were parked`, value: requestsBefore, unit: '' },
      { name: `${name}: done after the reset`, value: afterSec, unit: 's' },
      ...(await endingFigures({ name, analysed: count, log }, cluster)),
    ];
  },
};

/** Work without an outcome, once the calls that were under way have ended. */
async function parkedIn({ messaging, gemini }: Cluster, expected: number): Promise<number | undefined> {
  if (gemini.stats().inFlight.now > 0) return undefined;
  const backlog = await messaging.backlog();
  const { pending = 0, inFlight = 0 } =
    backlog.find(({ consumer }) => consumer === 'llm-analyzer__analyze-chunk') ?? {};
  return pending + inFlight === expected ? expected : undefined;
}

const KILLS = 6;

/** Analyzers are killed while answers are on their way. */
export const kills: Scenario = {
  name: 'kill',
  async run({ programs, log }) {
    const [name, count] = [`${KILLS} kills -9`, 96];
    await using cluster = await startCluster({ programs, replicas: REPLICAS });
    const wallSec = await timed(async () => {
      await cluster.publish(chunks('kill', count));
      for (let kill = 1; kill <= KILLS; kill++) {
        await cluster.outcomesOf(kill * 8, MOST_MS);
        await cluster.replaceOne();
      }
      await cluster.outcomesOf(count, MOST_MS);
    });
    const { requests, abandoned } = cluster.gemini.stats();
    return [
      { name: `${name}: requests for ${count} chunks`, value: requests, unit: '' },
      { name: `${name}: of them cut by the kill`, value: abandoned, unit: '' },
      { name: `${name}: wall`, value: wallSec, unit: 's' },
      ...(await endingFigures({ name, analysed: count, log }, cluster)),
    ];
  },
};
