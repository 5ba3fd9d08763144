import { availableParallelism } from 'node:os';
import { loadConfig } from '@langflix/config';
import { chooseEncoder, ffmpegVersion, loadFonts } from '@langflix/media';
import { runService } from '@langflix/messaging';
import { createStorage, joinUri, sweepStaged, toFileUri } from '@langflix/storage';
import { encodeClip } from './encode-clip.ts';
import { openRunFolder } from './run-folder.ts';

/** Milliseconds after which nobody writes to a staged file any more: an encode that stands still is killed long before. */
const ABANDONED_MS = 600_000;

const config = loadConfig();
const { video, processing, output } = config;

await runService({
  app: 'clip-encoder',
  settings: config,
  async build({ log }) {
    const concurrency = processing.maxConcurrentJobs || availableParallelism();
    // One thread each when several run at once: n clips at one thread beat one clip at n threads.
    const threads = video.threads === 0 && concurrency > 1 ? 1 : video.threads;
    const encoder = await chooseEncoder(video);
    const version = await ffmpegVersion();
    log.info({ encoder, ffmpeg: version, concurrency, threads }, 'encoder chosen');
    const swept = await sweepStaged(joinUri(toFileUri(output.directory), '.langflix', 'clips'), ABANDONED_MS);
    if (swept > 0) log.info({ swept }, 'abandoned files swept');
    const runFolder = await openRunFolder();
    const handler = encodeClip({
      storage: createStorage(),
      encoder,
      quality: { preset: video.preset, crf: video.crf, threads },
      lengths: video,
      fonts: await loadFonts(),
      runFolder: runFolder.path,
      ffmpegVersion: version,
      now: () => new Date(),
    });
    return {
      handlers: { 'clip-encoder__encode-clip': handler },
      concurrency: { 'clip-encoder__encode-clip': concurrency },
      close: () => runFolder.remove(),
    };
  },
});
