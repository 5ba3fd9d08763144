import { setFlagsFromString } from 'node:v8';
import { loadConfig } from '@langflix/config';
import { runService } from '@langflix/messaging';
import { createStorage } from '@langflix/storage';
import { STORAGE_SPANS, withSpans } from '@langflix/telemetry';
import { chunkEpisode } from './chunk-episode.ts';

// V8 lets the heap grow fourfold before it looks for garbage. Here it is cues, most of them soon done with: with this it
// looks after a third, which keeps the longest tracks that are accepted below 200 MB, for a fifth more time.
setFlagsFromString('--optimize-for-size');

const config = loadConfig();

await runService({
  app: 'subtitle-chunker',
  settings: config,
  async build() {
    const storage = withSpans(createStorage(config.storage), 'subtitle-chunker', STORAGE_SPANS);
    const deps = { storage, ...config.llm, ...config.processing };
    return {
      handlers: { 'subtitle-chunker__chunk-episode': chunkEpisode(deps) },
    };
  },
});
