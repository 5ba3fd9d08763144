import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { clipFinished, emit, episodeIngested, episodeMeasured, clipRequested } from '@langflix/contracts';
import type { ClipFinished, ClipRequested, EncodedClip, MediaSource } from '@langflix/contracts';
import { probeMedia } from '@langflix/media';
import { connectMessaging, provision } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { createStorage, joinUri, toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import { anEpisodeIngested, startNatsServer, startProcess } from '@langflix/testing';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'apps', 'clip-encoder', 'src', 'main.ts');
/** Each look takes processor time from what is measured. */
const POLL_MS = 200;
const LIMIT_MS = 1_800_000;

export interface EncoderService extends AsyncDisposable {
  readonly pid: number;
  /** Folder URI that clips are asked to be kept in. */
  readonly store: string;
  /** Has the sound of a film measured, as each job does once. @returns seconds that it took */
  measure(job: string, source: MediaSource): Promise<number>;
  /** Publishes the requests together. @returns the outcomes in their order. @throws when one fails */
  encode(requests: readonly ClipRequested[]): Promise<{ seconds: number; clips: readonly EncodedClip[] }>;
  /** Publishes one request. @returns its outcome, also a failure */
  attempt(request: ClipRequested): Promise<ClipFinished['outcome']>;
}

/** The real clip-encoder in a process of its own, with a real nats-server. `settings` are `LANGFLIX_*` variables. */
export async function startEncoder(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EncoderService> {
  const server = await startNatsServer();
  const nats = { servers: [server.url], ackWaitMs: 30_000, maxAgeHours: 24, replicas: 1 };
  const log = createLogger({ service: 'bench', level: 'silent' });
  const messaging = await connectMessaging({ nats, name: 'bench', log });
  await provision(messaging, nats);
  const child = await startProcess({
    command: process.execPath,
    args: [MAIN],
    env: {
      LANGFLIX_NATS_SERVERS: server.url,
      LANGFLIX_OUTPUT_DIRECTORY: folder,
      LANGFLIX_MEDIA_ROOTS: folder,
      LANGFLIX_VIDEO_MIN_CLIP_SEC: '15',
      LANGFLIX_VIDEO_PREFERRED_CLIP_SEC: '15',
      LANGFLIX_VIDEO_HARDWARE_ACCELERATION: 'none',
      ...settings,
    },
  });
  await child.waitForLine('service ready');
  return {
    pid: child.pid,
    store: joinUri(toFileUri(folder), '.langflix', 'clips'),
    measure: (job, source) => measured(messaging, job, source),
    encode: (requests) => encoded(messaging, requests),
    async attempt(request) {
      await messaging.publishFact(emit(clipRequested, request));
      return outcomeOf(messaging, request);
    },
    async [Symbol.asyncDispose]() {
      await child.kill('SIGTERM');
      await messaging.close();
      await server.stop();
    },
  };
}

/** A film as ingest describes it. */
export async function describeFilm(path: string): Promise<MediaSource> {
  const uri = toFileUri(path);
  return probeMedia(path, { uri, fingerprint: await createStorage().fingerprint(uri) });
}

async function measured(messaging: Messaging, job: string, source: MediaSource): Promise<number> {
  const start = performance.now();
  await messaging.publishFact(emit(episodeIngested, anEpisodeIngested({ job, source })));
  await until(async () => (await messaging.readFact(episodeMeasured, { job }))?.outcome);
  return (performance.now() - start) / 1000;
}

async function encoded(messaging: Messaging, requests: readonly ClipRequested[]) {
  const start = performance.now();
  for (const request of requests) await messaging.publishFact(emit(clipRequested, request));
  const clips: EncodedClip[] = [];
  for (const request of requests) {
    const outcome = await outcomeOf(messaging, request);
    if (outcome.status === 'failed')
      throw new Error(`bench encode: ${request.clip}: ${outcome.code}: ${outcome.reason}`);
    clips.push(outcome);
  }
  return { seconds: (performance.now() - start) / 1000, clips };
}

function outcomeOf(messaging: Messaging, { job, clip }: ClipRequested): Promise<ClipFinished['outcome']> {
  return until(async () => (await messaging.readFact(clipFinished, { job, clip }))?.outcome);
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('bench encode: waited half an hour for one outcome');
    await sleep(POLL_MS);
  }
}
