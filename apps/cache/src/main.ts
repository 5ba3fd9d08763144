/** The cache service: get, set, delete and stats over NATS request/reply. */
import { setFlagsFromString } from 'node:v8';
import { loadConfig } from '@langflix/config';
import { CACHE_SERVICE } from '@langflix/contracts';
import { runService } from '@langflix/messaging';
import { createEndpoints } from './endpoints.ts';
import { openCache } from './open-cache.ts';

// A store that evicts leaves old garbage behind; by default V8 lets several times the live data pile up.
setFlagsFromString('--optimize-for-size');
const config = loadConfig();

await runService({
  app: 'cache',
  settings: config,
  async build({ messaging, log }) {
    const cache = openCache(config, log);
    const endpoints = createEndpoints(cache, log);
    const service = await messaging.serveRequests({ service: CACHE_SERVICE, version: '1.0.0', endpoints });
    return {
      handlers: {},
      async close() {
        await service.stop();
        await cache.close();
      },
    };
  },
});
