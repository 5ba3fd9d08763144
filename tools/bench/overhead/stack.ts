/** The local stack as a user starts it, and what a job costs it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  episodeCompleted,
  episodeFailed,
  episodeRejected,
  episodeSubmitted,
  jobIdOf,
} from '@langflix/contracts';
import { connectMessaging } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import { startProcess, waitFor } from '@langflix/testing';
import { startCollector } from './collector.ts';
import type { CollectorKind } from './collector.ts';
import { cpuUse } from './cpu.ts';
import type { CpuUse } from './cpu.ts';

const CLI = join(import.meta.dirname, '..', '..', '..', 'apps', 'cli', 'src', 'main.ts');
const START_MS = 120_000;
const JOB_MS = 900_000;
const ASK_EVERY_MS = 100;
/** After a job, until exporters that send every half second have sent it; the same without any. */
const SETTLE_MS = 1500;

/** What a job costs: of the services and the broker, and of the ffmpeg that they run. */
export interface JobCost extends CpuUse {
  /** As the job itself tells it. */
  readonly wallSec: number;
  readonly clips: number;
  readonly reused: number;
  /** What it lacks: nothing for a job that ended complete, no part failed. */
  readonly why?: string;
}

const LOST = { wallSec: NaN, clips: 0, reused: 0 };

export interface MeasuredStack extends AsyncDisposable {
  readonly kind: CollectorKind;
  run(): Promise<JobCost>;
  /** Spans that its collector has received. */
  spans(): Promise<number>;
}

export interface StackOptions {
  readonly kind: CollectorKind;
  /** Absolute path of the film; the folder is the only one that may be read. */
  readonly film: string;
  readonly media: string;
  readonly expressionsPerChunk: number;
  /** For results, state and logs. */
  readonly folder: string;
}

export async function startStack(options: StackOptions): Promise<MeasuredStack> {
  const { kind, film, media, folder, expressionsPerChunk } = options;
  await using parts = new AsyncDisposableStack();
  const collector = parts.use(await startCollector(kind));
  const cli = await startProcess({
    command: process.execPath,
    args: [CLI, 'up', '--out', folder, '--media', media, '--port', '0', '--json'],
    env: {
      LANGFLIX_CONFIG: 'none',
      LANGFLIX_PROCESSING_MAX_EXPRESSIONS_PER_CHUNK: String(expressionsPerChunk),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    },
  });
  parts.defer(async () => void (await cli.kill('SIGINT')));
  const said = (): string => `the stack (${kind}); it said\n${cli.lines.slice(-20).join('\n')}`;
  await waitFor(() => cli.lines.some((line) => line.includes('"status":"up"')), {
    timeoutMs: START_MS,
    describe: said,
  });
  const state = JSON.parse(await readFile(join(folder, '.langflix', 'stack.json'), 'utf8')) as StackFile;
  const pids = [...Object.values(state.services), state.nats].map(({ pid }) => pid);
  const messaging = await connect(state.natsUrl);
  parts.defer(() => messaging.close());
  const owned = parts.move();
  return {
    kind,
    spans: collector.spans,
    async run() {
      const before = cpuUse(pids);
      const result = await runJob(messaging, film);
      await sleep(SETTLE_MS);
      const after = cpuUse(pids);
      const programsSec = after.programsSec - before.programsSec;
      return { ...result, ownSec: after.ownSec - before.ownSec, programsSec };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

interface StackFile {
  readonly natsUrl: string;
  readonly services: Readonly<Record<string, { readonly pid: number }>>;
  readonly nats: { readonly pid: number };
}

function connect(natsUrl: string): Promise<Messaging> {
  const nats = { servers: [natsUrl], ackWaitMs: 5000, maxAgeHours: 72, replicas: 1 };
  return connectMessaging({ nats, name: 'bench', log: createLogger({ service: 'bench', level: 'silent' }) });
}

async function runJob(messaging: Messaging, film: string): Promise<Omit<JobCost, keyof CpuUse>> {
  const identity = { id: crypto.randomUUID(), source: '/bench' };
  const wishes = { targetLanguage: 'ko', analyzer: 'offline' };
  await messaging.submitEpisode(
    episodeSubmitted.schema.parse({ ...wishes, video: toFileUri(film) }),
    identity,
  );
  const keys = { job: jobIdOf(identity) };
  const deadline = performance.now() + JOB_MS;
  while (performance.now() < deadline) {
    await sleep(ASK_EVERY_MS);
    const done = await messaging.readFact(episodeCompleted, keys);
    if (done !== undefined) {
      const { counts, wallSeconds: wallSec, partial } = done;
      const found = { wallSec, clips: counts.clipsEncoded, reused: counts.clipsReused };
      return partial ? { ...found, why: `${counts.clipsFailed} clips failed` } : found;
    }
    const ended =
      (await messaging.readFact(episodeFailed, keys)) ?? (await messaging.readFact(episodeRejected, keys));
    if (ended !== undefined) return { ...LOST, why: `${ended.code}: ${ended.reason}` };
  }
  return { ...LOST, why: `not done within ${JOB_MS / 60_000} minutes` };
}
