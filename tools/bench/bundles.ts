import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startNatsServer, startProcess } from '@langflix/testing';
import { inherited, readDockerfile } from '../checks/docker/read-dockerfile.ts';
import { median } from './bench.ts';
import type { Bench, BenchContext, Figure } from './bench.ts';

const root = join(import.meta.dirname, '..', '..');
const DOCKERFILE = join(root, 'deploy', 'docker', 'Dockerfile');
const SERVICES = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder', 'cache', 'metrics'];
const READY_WITHIN_MS = 1000;
const IDLE_WITHIN_MB = 100;
/** What was needed to start is given back by then, as far as it will be. */
const IDLE_AFTER_MS = 5000;

/** The production bundles as their images start them: flags and variables of the Dockerfile, a folder with nothing else. */
export const bundles: Bench = {
  name: 'bundles',
  describe:
    'start of each production bundle until it is ready, beside that of Node alone, and its resident memory idle',
  async run(ctx) {
    const rounds = ctx.quick ? 1 : 5;
    await using broker = await startNatsServer();
    await run(ctx, { app: 'cli', url: broker.url, args: ['provision'] });
    const figures: Figure[] = [await nodeAlone(rounds)];
    for (const app of SERVICES.filter((it) => (ctx.only ?? it) === it)) {
      await build(ctx, app);
      const starts: Started[] = [];
      for (let i = 0; i < rounds; i++) starts.push(await startOnce(ctx, { app, url: broker.url }));
      figures.push(...figuresOf(app, starts));
      ctx.log(`${app}: ${starts.map(({ readyMs }) => `${Math.round(readyMs)} ms`).join(', ')}`);
    }
    return figures;
  },
};

interface Started {
  readonly readyMs: number;
  readonly idleMb: number;
}

interface Start {
  readonly app: string;
  readonly url: string;
  readonly args?: readonly string[];
}

function figuresOf(app: string, starts: readonly Started[]): readonly Figure[] {
  const middle = (of: (it: Started) => number): number => Math.round(median(starts.map(of)));
  const ready = middle(({ readyMs }) => readyMs);
  const idle = middle(({ idleMb }) => idleMb);
  return [
    { name: `${app}, until ready`, value: ready, unit: 'ms', bound: { atMost: READY_WITHIN_MS } },
    { name: `${app}, idle`, value: idle, unit: 'MB', bound: { atMost: IDLE_WITHIN_MB } },
  ];
}

async function nodeAlone(rounds: number): Promise<Figure> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    await promisify(execFile)(process.execPath, ['-e', '0']);
    times.push(performance.now() - from);
  }
  return { name: 'node alone, until its end', value: Math.round(median(times)), unit: 'ms' };
}

const build = ({ folder }: BenchContext, app: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, ['tools/build.ts', `apps/${app}`, join(folder, app)], { cwd: root });

async function startOnce(ctx: BenchContext, start: Start): Promise<Started> {
  const from = performance.now();
  await using service = await launch(ctx, start);
  await service.waitForLine('service ready');
  const readyMs = performance.now() - from;
  await sleep(ctx.quick ? 1000 : IDLE_AFTER_MS);
  const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
  const idleMb = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1000;
  await service.kill('SIGTERM');
  return { readyMs, idleMb };
}

async function run(ctx: BenchContext, start: Start): Promise<void> {
  await build(ctx, start.app);
  const command = await launch(ctx, start);
  if ((await command.exited) !== 0) throw new Error(`bench bundles: ${command.lines.join('\n')}`);
}

function launch({ folder }: BenchContext, { app, url, args = [] }: Start) {
  const [entrypoint] = inherited(readDockerfile(DOCKERFILE), 'service')
    .filter(({ keyword }) => keyword === 'ENTRYPOINT')
    .map(({ text }) => JSON.parse(text) as string[]);
  const words = (entrypoint ?? []).map((word) => word.replace(/^\/app\b/, join(folder, app)));
  const env = {
    LANGFLIX_CONFIG: 'none',
    LANGFLIX_NATS_SERVERS: url,
    LANGFLIX_MEDIA_ROOTS: folder,
    LANGFLIX_OUTPUT_DIRECTORY: join(folder, 'out'),
    LANGFLIX_CACHE_STORE: 'memory',
  };
  return startProcess({
    command: process.execPath,
    args: [...words.slice(1), ...args],
    cwd: join(folder, app),
    env,
  });
}
