import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { connectMessaging } from '@langflix/messaging';
import { temporaryFolder } from '@langflix/testing';
import { createLogger } from '@langflix/telemetry';
import { makeEpisode } from './episode.ts';
import { stackOf, startLangflix } from './langflix.ts';

test('the first clip is finished before the last chunk is analysed', async () => {
  await using folder = await temporaryFolder();
  const out = join(folder.path, 'out');
  const { video } = await makeEpisode(folder.path);
  const running = startLangflix(['process', video, '--analyzer', 'offline', '--out', out, '--json'], {
    LANGFLIX_LLM_MAX_INPUT_LENGTH: '200',
    LANGFLIX_LLM_CHUNK_SIZE: '160',
    LANGFLIX_LLM_OFFLINE_DELAY_MS: '2000',
    LANGFLIX_LLM_MAX_CONCURRENT_REQUESTS: '1',
  });
  const { natsUrl } = await stackOf(out);
  const log = createLogger({ service: 'e2e', level: 'silent' });
  const nats = { servers: [natsUrl], ackWaitMs: 5000, maxAgeHours: 72, replicas: 1 };
  const messaging = await connectMessaging({ nats, name: 'e2e', log });
  const seen: string[] = [];
  const stop = new AbortController();
  const following = messaging.follow({
    signal: stop.signal,
    onEvent: (event) => {
      seen.push(event.contract.name);
      if (event.contract.name === 'episode.completed') stop.abort();
    },
  });
  await following;
  await messaging.close();
  expect((await running.outcome).exitCode).toBe(0);
  expect(seen.filter((name) => name === 'chunk.ready').length).toBeGreaterThan(2);
  expect(seen.indexOf('clip.finished')).toBeGreaterThan(-1);
  expect(seen.indexOf('clip.finished')).toBeLessThan(seen.lastIndexOf('chunk.analyzed'));
}, 180_000);
