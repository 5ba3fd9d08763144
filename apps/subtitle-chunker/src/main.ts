import { loadConfig } from '@langflix/config';
import { runService } from '@langflix/messaging';
import { createStorage } from '@langflix/storage';
import { chunkEpisode } from './chunk-episode.ts';

const config = loadConfig();

await runService({
  app: 'subtitle-chunker',
  settings: config,
  async build() {
    const deps = { storage: createStorage(), ...config.llm, ...config.processing };
    return {
      handlers: { 'subtitle-chunker__chunk-episode': chunkEpisode(deps) },
    };
  },
});
