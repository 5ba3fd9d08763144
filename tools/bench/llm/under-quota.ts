/** Speed, and the quota kept: with enough of it, and with far less than the work wants. */
import type { Figure } from '../bench.ts';
import { CONCURRENCY, startCluster } from './cluster.ts';
import type { Cluster, ClusterOptions } from './cluster.ts';
import { chunkOf } from './load.ts';
import { boundSec, quotaFigures, quotaUsedPercent, timed } from './measure.ts';
import type { Scenario } from './scenario.ts';

const MOST_MS = 420_000;
const MAX_RATIO = 1.15;
const MIN_USED = 90;

const jobOf = (name: string): string =>
  name
    .replaceAll(/[^a-z0-9]/g, '-')
    .padEnd(16, 'x')
    .slice(0, 16);

async function runThrough(cluster: Cluster, name: string, count: number): Promise<number> {
  const chunks = Array.from({ length: count }, (_, i) => chunkOf(jobOf(name), i));
  return timed(async () => {
    await cluster.publish(chunks);
    await cluster.outcomesOf(count, MOST_MS);
  });
}

function speedFigures(name: string, work: number, wallSec: number, leastSec: number): readonly Figure[] {
  return [
    { name: `${name}: requests`, value: work, unit: '' },
    { name: `${name}: wall`, value: wallSec, unit: 's' },
    { name: `${name}: bound`, value: leastSec, unit: 's' },
    { name: `${name}: wall / bound`, value: wallSec / leastSec, unit: '', bound: { atMost: MAX_RATIO } },
  ];
}

/** More quota than so many replicas can use: what counts is that none of them waits. */
export function plenty(replicas: number, waves: number): Scenario {
  const name = `plenty, ${replicas} replica${replicas === 1 ? '' : 's'}`;
  return {
    name: `plenty-${replicas}`,
    async run({ programs }) {
      const perMinute = 5_000;
      await using cluster = await startCluster({
        programs,
        replicas,
        gemini: { limits: { requestsPerMinute: perMinute } },
        limits: { requestsPerMinute: perMinute },
      });
      const work = waves * replicas * CONCURRENCY;
      const wallSec = await runThrough(cluster, name, work);
      return [
        ...speedFigures(name, work, wallSec, boundSec(work, { replicas, perMinute })),
        ...quotaFigures(name, cluster),
      ];
    },
  };
}

/** Sixteen replicas that could send three times what one quota allows, for more than two minutes. */
export const scarceRequests: Scenario = {
  name: 'scarce-requests',
  async run({ programs }) {
    const [name, replicas, perMinute] = ['requests scarce, 16 replicas', 16, 240];
    await using cluster = await startCluster({
      programs,
      replicas,
      gemini: { limits: { requestsPerMinute: perMinute } },
      limits: { requestsPerMinute: perMinute },
    });
    const work = 2 * perMinute + replicas * CONCURRENCY;
    const wallSec = await runThrough(cluster, name, work);
    return [
      ...speedFigures(name, work, wallSec, boundSec(work, { replicas, perMinute })),
      used(name, quotaUsedPercent(cluster.gemini.calls(), perMinute)),
      ...quotaFigures(name, cluster),
    ];
  },
};

/** The same with tokens as what is short: a question has about 880 of them. */
export const scarceTokens: Scenario = {
  name: 'scarce-tokens',
  async run({ programs }) {
    const [name, replicas, perMinute, tokens] = ['tokens scarce, 4 replicas', 4, 1_000, 100_000];
    await using cluster = await startCluster({
      programs,
      replicas,
      gemini: { limits: { requestsPerMinute: perMinute, inputTokensPerMinute: tokens } },
      limits: { requestsPerMinute: perMinute, tokensPerMinute: tokens },
    });
    const work = 240;
    const wallSec = await runThrough(cluster, name, work);
    const calls = cluster.gemini.calls();
    const questionTokens = calls.reduce((sum, { inputTokens }) => sum + inputTokens, 0) / calls.length;
    const least = boundSec(work, { replicas, perMinute: tokens / questionTokens });
    return [
      ...speedFigures(name, work, wallSec, least),
      used(
        name,
        quotaUsedPercent(calls, tokens, ({ inputTokens }) => inputTokens),
      ),
      ...quotaFigures(name, cluster),
    ];
  },
};

const used = (name: string, value: number): Figure => ({
  name: `${name}: quota used while work waits`,
  value,
  unit: '%',
  bound: { atLeast: MIN_USED },
});

/** Somebody else asks for half of the quota, and nobody tells us. */
export const foreignTraffic: Scenario = {
  name: 'foreign-traffic',
  async run({ programs }) {
    const [name, replicas, perMinute] = ['half the quota is used by others', 4, 240];
    const options: ClusterOptions = {
      programs,
      replicas,
      gemini: { limits: { requestsPerMinute: perMinute }, foreignShare: 0.5 },
      limits: { requestsPerMinute: perMinute },
    };
    await using cluster = await startCluster(options);
    const work = 280;
    const wallSec = await runThrough(cluster, name, work);
    const { requests, statuses, foreign, repeated } = cluster.gemini.stats();
    return [
      { name: `${name}: requests`, value: requests, unit: '' },
      { name: `${name}: wall`, value: wallSec, unit: 's' },
      {
        name: `${name}: bound with the other half`,
        value: boundSec(work, { replicas, perMinute: perMinute / 2 }),
        unit: 's',
      },
      { name: `${name}: answered 429`, value: (100 * (statuses['429'] ?? 0)) / requests, unit: '%' },
      { name: `${name}: others were let in`, value: foreign.admitted, unit: '' },
      { name: `${name}: others were refused`, value: foreign.refused, unit: '' },
      { name: `${name}: answers paid for twice`, value: repeated, unit: '', bound: { atMost: 0 } },
    ];
  },
};
