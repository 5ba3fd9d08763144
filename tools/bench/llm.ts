import { join } from 'node:path';
import { bundleApp } from '../build/bundle.ts';
import type { Bench, BenchContext, Figure } from './bench.ts';
import { cachedEpisode } from './llm/cached.ts';
import { deadService, endOfDay, kills, storm } from './llm/faults.ts';
import type { Scenario, ScenarioContext } from './llm/scenario.ts';
import { foreignTraffic, plenty, scarceRequests, scarceTokens } from './llm/under-quota.ts';

/**
 * Scenarios of one group run at the same time, each on a broker, a service and processes of its own: they mostly wait. What is
 * measured by the clock against the tightest bound runs alone.
 */
const groups = (waves: number): readonly (readonly Scenario[])[] => [
  [cachedEpisode],
  [plenty(1, waves), plenty(4, waves)],
  [plenty(16, waves)],
  [scarceRequests, scarceTokens, foreignTraffic],
  [storm, deadService, endOfDay, kills],
];

const root = join(import.meta.dirname, '..', '..');
const [WAVES, QUICK_WAVES] = [20, 4];

/** The Gemini client against a local service with its wire format, its latency and its quotas. */
export const llm: Bench = {
  name: 'llm',
  describe:
    'analyzer processes against tools/fake-gemini: median latency 4 s, quotas, faults; --only <scenario> runs one',
  async run(ctx) {
    const programs = {
      'llm-analyzer': await bundled('llm-analyzer', ctx),
      cache: await bundled('cache', ctx),
    };
    const figures: Figure[] = [];
    for (const group of groups(ctx.quick ? QUICK_WAVES : WAVES)) {
      const wanted = group.filter(({ name }) => ctx.only === undefined || name === ctx.only);
      const found = await Promise.all(wanted.map((scenario) => runOne(scenario, { programs, log: ctx.log })));
      figures.push(...found.flat());
    }
    return figures;
  },
};

async function runOne(scenario: Scenario, ctx: ScenarioContext): Promise<readonly Figure[]> {
  const start = performance.now();
  ctx.log(`${scenario.name} ...`);
  const figures = await scenario.run(ctx);
  ctx.log(`${scenario.name}: ${Math.round((performance.now() - start) / 1000)} s with start and end`);
  return figures;
}

async function bundled(app: string, { folder }: BenchContext): Promise<string> {
  const entry = join(root, 'apps', app, 'src', 'main.ts');
  return (await bundleApp({ entry, outputFolder: join(folder, app) })).outfile;
}
