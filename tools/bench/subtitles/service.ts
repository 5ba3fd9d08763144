import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { emit, episodeChunked, episodeIngested } from '@langflix/contracts';
import type { EpisodeChunked, EpisodeIngested, SubtitleSource } from '@langflix/contracts';
import { connectMessaging, provision } from '@langflix/messaging';
import { createStorage, toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import { aMediaSource, anEpisodeIngested, startNatsServer, startProcess } from '@langflix/testing';

const APPS = join(import.meta.dirname, '..', '..', '..', 'apps');
const MAIN = join(APPS, 'subtitle-chunker', 'src', 'main.ts');
/** As the command line starts its local services. */
const NODE_FLAGS = ['--max-semi-space-size=2'];
const POLL_MS = 50;
const LIMIT_MS = 300_000;
/** Longer than any track here. */
const FILM_SEC = 4_000_000;
const JOB = 'bench';

export interface ServedTracks {
  readonly subtitles: string;
  readonly translation?: string;
}

export interface Served {
  readonly outcome: EpisodeChunked['outcome'];
  readonly ms: number;
  /** Most resident memory of the service process since it started, as the kernel counts it. */
  readonly peakKb: number;
}

/** What the real subtitle-chunker, in a process of its own and with a real broker, makes of the tracks. Linux only. */
export async function serveTracks(folder: string, tracks: ServedTracks): Promise<Served> {
  await using server = await startNatsServer();
  const nats = { servers: [server.url], ackWaitMs: 30_000, maxAgeHours: 24, replicas: 1 };
  const log = createLogger({ service: 'bench', level: 'silent' });
  const messaging = await connectMessaging({ nats, name: 'bench', log });
  await provision(messaging, nats);
  const child = await startProcess({
    command: process.execPath,
    args: [...NODE_FLAGS, MAIN],
    env: {
      LANGFLIX_NATS_SERVERS: server.url,
      LANGFLIX_OUTPUT_DIRECTORY: folder,
      LANGFLIX_MEDIA_ROOTS: folder,
    },
  });
  try {
    await child.waitForLine('service ready');
    const startedAt = performance.now();
    await messaging.publishFact(emit(episodeIngested, await ingested(tracks)));
    const deadline = Date.now() + LIMIT_MS;
    for (;;) {
      const outcome = (await messaging.readFact(episodeChunked, { job: JOB }))?.outcome;
      const ms = Math.round(performance.now() - startedAt);
      if (outcome !== undefined) return { outcome, ms, peakKb: peakOf(child.pid) };
      if (Date.now() > deadline) throw new Error('bench subtitles: waited five minutes for one episode');
      await sleep(POLL_MS);
    }
  } finally {
    await child.kill('SIGTERM');
    await messaging.close();
  }
}

async function ingested({ subtitles, translation }: ServedTracks): Promise<EpisodeIngested> {
  const event = anEpisodeIngested({
    job: JOB,
    source: aMediaSource({ durationSec: FILM_SEC }),
    subtitles: await sourceOf(subtitles, 'en'),
  });
  delete event.translation;
  return translation === undefined ? event : { ...event, translation: await sourceOf(translation, 'ko') };
}

async function sourceOf(path: string, language: string): Promise<SubtitleSource> {
  const uri = toFileUri(path);
  return { uri, language, fingerprint: await createStorage().fingerprint(uri) };
}

function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN);
}
