import { loadConfig } from '@langflix/config';
import { runService } from '@langflix/messaging';
import { buildEncoder } from './build-encoder.ts';

const config = loadConfig();

await runService({
  app: 'clip-encoder',
  settings: { ...config, shutdownGraceMs: config.processing.shutdownGraceSec * 1000 },
  build: (runtime) => buildEncoder(config, runtime),
});
