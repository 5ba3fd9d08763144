/**
 * An analyzer whose work is a line in a file, and that kills itself where it is told to.
 * Usage: node worker.ts '{"url": ..., "folder": ..., ...}', see WorkerOptions.
 */
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { OutEvent } from '@langflix/contracts';
import { runService } from '../src/run-service.ts';
import { analyzed } from './bench.ts';

export interface WorkerOptions {
  readonly url: string;
  /** Where `effects.txt` gets a line per piece of work done, and `died` says that it has died once. */
  readonly folder: string;
  readonly concurrency?: number;
  readonly workMs?: number;
  /** Default: any. */
  readonly healthPort?: number;
  readonly shutdownGraceMs?: number;
  /** Goes on with its work when told to stop. */
  readonly ignoresAbort?: boolean;
  /** Where to die by SIGKILL: once, or on every delivery of chunk 0. */
  readonly dieAt?: 'before-work' | 'after-effect' | 'after-fact' | 'every-delivery';
}

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
const {
  url,
  folder,
  ignoresAbort = false,
  concurrency = 1,
  workMs = 0,
  healthPort = 0,
  shutdownGraceMs = 5_000,
  dieAt,
} = options;

function dieOnceAt(point: WorkerOptions['dieAt']): void {
  const marker = join(folder, 'died');
  if (dieAt !== point || existsSync(marker)) return;
  writeFileSync(marker, '');
  process.kill(process.pid, 'SIGKILL');
}

await runService({
  app: 'llm-analyzer',
  settings: {
    nats: { servers: [url], ackWaitMs: 30_000, maxAgeHours: 1, replicas: 1 },
    health: { host: '127.0.0.1', port: healthPort },
    telemetry: { logLevel: 'info' },
    shutdownGraceMs,
  },
  build: async () => ({
    concurrency: { 'llm-analyzer__analyze-chunk': concurrency },
    handlers: {
      'llm-analyzer__analyze-chunk': async ({ data }, { signal }) => {
        if (dieAt === 'every-delivery' && data.chunk === 0) process.kill(process.pid, 'SIGKILL');
        dieOnceAt('before-work');
        await delay(workMs, undefined, ignoresAbort ? {} : { signal });
        appendFileSync(join(folder, 'effects.txt'), `${data.chunk}\n`);
        dieOnceAt('after-effect');
        return dieAt === 'after-fact' ? dyingAfterFact(data) : [analyzed(data)];
      },
    },
  }),
});

/** The runtime asks for the next fact when the last is stored: between the fact and the ack. */
function* dyingAfterFact(data: { job: string; chunk: number }): Generator<OutEvent> {
  yield analyzed(data);
  dieOnceAt('after-fact');
}
