/** The composition root: what the machine can do, what the handlers work with, what is shown of it. */
import { availableParallelism } from 'node:os';
import { CLIP_PROGRESS_SUBJECT, episodeMeasured } from '@langflix/contracts';
import type { Config } from '@langflix/config';
import { ffmpegVersion, loadFonts, measureSound, openEncoderPool, qualityOf } from '@langflix/media';
import type { Service, ServiceRuntime } from '@langflix/messaging';
import { createStorage, joinUri, toUri } from '@langflix/storage';
import { STORAGE_SPANS, withSpans } from '@langflix/telemetry';
import { encodeClip } from './encode-clip.ts';
import { encoderRoutes } from './encoder-routes.ts';
import { filmCheck } from './film-check.ts';
import { cpuQuota, memoryUses } from './machine/control-groups.ts';
import { memoryGate } from './machine/memory-gate.ts';
import { planConcurrency } from './machine/plan-concurrency.ts';
import { createSlots } from './machine/slots.ts';
import { filmSound } from './measured-sound.ts';
import { measureEpisode } from './measure-episode.ts';
import { once } from './once.ts';
import { openRunFolder } from './run-folder.ts';
import { keepSwept } from './sweep-store.ts';

export async function buildEncoder(
  config: Config,
  runtime: ServiceRuntime,
): Promise<Service<'clip-encoder'>> {
  const { video, processing, output } = config;
  const { log, messaging, signal } = runtime;
  const storage = withSpans(createStorage(config.storage), 'clip-encoder', STORAGE_SPANS);
  const store = joinUri(toUri(output.directory), '.langflix', 'clips');
  const memoryBytes = Math.min(...memoryUses().map(({ limitBytes }) => limitBytes));
  const cores = Math.min(availableParallelism(), cpuQuota());
  const concurrency = planConcurrency({ cores, memoryBytes }, { ...processing, threads: video.threads });
  const pool = await openEncoderPool(video, {
    onChoice: (state, isChanged) =>
      isChanged
        ? log.warn({ encoder: state }, 'encoder chosen anew')
        : log.info({ encoder: state }, 'encoder tried again'),
  });
  const gate = memoryGate({
    threshold: processing.memoryThreshold,
    read: memoryUses,
    onWait: (pressure) => log.warn({ pressure }, 'memory is short, a clip waits'),
  });
  log.info({ encoder: pool.state(), cores, memoryBytes, ...concurrency }, 'encoder chosen');
  await keepSwept(store, { storage, log, signal });
  const runFolder = await openRunFolder();
  const film = filmCheck(storage);
  const now = (): Date => new Date();
  const handler = encodeClip({
    ...{
      storage,
      pool,
      film,
      gate,
      slots: createSlots(concurrency.processes),
      now,
      lengths: video,
    },
    quality: { ...qualityOf(video), threads: concurrency.threads },
    // Each is the start of a program: a service should be ready within a second.
    fonts: once(loadFonts),
    ffmpegVersion: once(ffmpegVersion),
    runFolder: runFolder.path,
    soundOf: filmSound({ readFact: (job) => messaging.readFact(episodeMeasured, { job }), now }),
    announce: (progress) => messaging.announce(CLIP_PROGRESS_SUBJECT, progress),
  });
  return {
    handlers: {
      'clip-encoder__encode-clip': handler,
      'clip-encoder__measure-episode': measureEpisode({ storage, film, store, measure: measureSound }),
    },
    concurrency: { 'clip-encoder__encode-clip': concurrency.clips },
    ready: () => pool.state().isWorking,
    routes: encoderRoutes(() => ({ ...pool.state(), concurrency, memoryPressure: gate.pressure() })),
    close: () => runFolder.remove(),
  };
}
