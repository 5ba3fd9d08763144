import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EPISODE } from '../demo/episode.ts';
import { episodeIsCurrent, makeCurrentEpisode } from '../demo/made-once.ts';
import type { Bench, BenchContext, Figure } from './bench.ts';

const root = join(import.meta.dirname, '..', '..');
const CLI = join(root, 'apps', 'cli', 'src', 'main.ts');
const DEMO = join(root, 'out', 'demo');
/** No service holds more, idle or working; ffmpeg runs in processes of its own. */
const BOUND_MB = 200;
const SAMPLE_EVERY_MS = 250;
const START_MS = 60_000;

/** Resident memory of every service process, as the kernel counts it. */
export const memory: Bench = {
  name: 'memory',
  describe: 'resident memory of each service, idle and while the demo episode is processed',
  async run(ctx) {
    if (!existsSync('/proc/self/status')) throw new Error('bench memory: needs Linux, which has /proc');
    if (!(await episodeIsCurrent(DEMO))) await makeCurrentEpisode({ folder: DEMO, report: ctx.log });
    return [...(await idle(ctx)), ...(await working(ctx))];
  },
};

async function idle({ folder, quick, log }: BenchContext): Promise<readonly Figure[]> {
  log('Idle ...');
  const out = join(folder, 'idle');
  const stack = startCli(['up', '--out', out, '--media', folder, '--port', '0']);
  try {
    const deadline = Date.now() + START_MS;
    while (!isReady(out)) {
      if (Date.now() > deadline || stack.exitCode !== null)
        throw new Error('bench memory: the stack did not start');
      await sleep(SAMPLE_EVERY_MS);
    }
    await sleep(quick ? 2_000 : 15_000);
    return figures(
      'idle',
      new Map([...processes(out)].map(([name, pid]) => [name, kilobytes(pid, 'VmRSS')])),
    );
  } finally {
    await end(stack);
  }
}

async function working({ folder, log }: BenchContext): Promise<readonly Figure[]> {
  log('Working ...');
  const out = join(folder, 'working');
  const video = join(DEMO, `${EPISODE}.mp4`);
  const run = startCli(['process', video, '--to', 'ko', '--analyzer', 'offline', '--out', out, '--json']);
  const peaks = new Map<string, number>();
  try {
    while (run.exitCode === null && run.signalCode === null) {
      for (const [name, pid] of processes(out)) {
        peaks.set(name, Math.max(peaks.get(name) ?? 0, kilobytes(pid, 'VmHWM')));
      }
      await sleep(SAMPLE_EVERY_MS);
    }
    if (run.exitCode !== 0) throw new Error(`bench memory: processing ended with code ${run.exitCode}`);
    return figures('at most while working', peaks);
  } finally {
    await end(run);
  }
}

function figures(state: string, kilobytesByName: ReadonlyMap<string, number>): readonly Figure[] {
  if (kilobytesByName.size === 0) throw new Error(`bench memory: saw no service (${state})`);
  return [...kilobytesByName].map(([name, kb]) => ({
    name: `${name}, ${state}`,
    value: Math.round((kb * 1024) / 1e5) / 10,
    unit: 'MB',
    bound: { atMost: BOUND_MB },
  }));
}

interface StackFile {
  readonly services: Readonly<Record<string, { pid: number; healthPort?: number }>>;
  readonly nats: { pid: number };
}

function readStack(out: string): StackFile | undefined {
  try {
    return JSON.parse(readFileSync(join(out, '.langflix', 'stack.json'), 'utf8')) as StackFile;
  } catch {
    return undefined;
  }
}

function isReady(out: string): boolean {
  const services = Object.values(readStack(out)?.services ?? {});
  return services.length > 0 && services.every(({ healthPort }) => healthPort !== undefined);
}

function processes(out: string): ReadonlyMap<string, number> {
  const stack = readStack(out);
  if (stack === undefined) return new Map();
  const services = Object.entries(stack.services).map(([name, { pid }]) => [name, pid] as const);
  return new Map([...services, ['nats-server', stack.nats.pid]]);
}

/** 0 for a process that has just ended. */
function kilobytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    return Number(
      new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}

const startCli = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  await once(child, 'exit');
}
