import { startCluster } from './cluster.ts';
import { CHUNKS_OF_AN_HOUR, chunkOf } from './load.ts';
import { timed } from './measure.ts';
import type { Scenario } from './scenario.ts';

const MOST_MS = 60_000;
const MAX_SEC = 3;

/** The same hour of dialogue a second time, in another job. */
export const cachedEpisode: Scenario = {
  name: 'cached',
  async run({ programs }) {
    const name = `60 minutes again (${CHUNKS_OF_AN_HOUR} chunks)`;
    const gemini = { latency: { medianMs: 20, spread: 0.3 } };
    await using cluster = await startCluster({ programs, replicas: 1, withCache: true, gemini });
    const analyse = async (job: string, total: number): Promise<number> => {
      const chunks = Array.from({ length: CHUNKS_OF_AN_HOUR }, (_, i) => chunkOf(job, i));
      return timed(async () => {
        await cluster.publish(chunks);
        await cluster.outcomesOf(total, MOST_MS);
      });
    };
    await analyse('first', CHUNKS_OF_AN_HOUR);
    const before = cluster.gemini.stats().requests;
    const seconds = await analyse('second', 2 * CHUNKS_OF_AN_HOUR);
    const calls = cluster.gemini.stats().requests - before;
    return [
      { name: `${name}: calls`, value: calls, unit: '', bound: { atMost: 0 } },
      { name: `${name}: wall`, value: seconds, unit: 's', bound: { atMost: MAX_SEC } },
    ];
  },
};
