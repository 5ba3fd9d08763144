import { loadConfig } from '@langflix/config';
import { runService } from '@langflix/messaging';
import { buildEncoder } from './build-encoder.ts';

const config = loadConfig();

await runService({
  app: 'clip-encoder',
  settings: config,
  build: (runtime) => buildEncoder(config, runtime),
});
