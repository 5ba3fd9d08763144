import { expect, test } from '@jest/globals';
import { loadConfig } from '@langflix/config';
import { localConfig } from './local-config.ts';
import { createServiceReadiness } from './local-services.ts';

const config = loadConfig({
  file: 'none',
  cwd: '/home/me',
  env: {
    LANGFLIX_NATS_USER: 'me',
    LANGFLIX_NATS_PASSWORD: 'secret',
    LANGFLIX_NATS_REPLICAS: '3',
    LANGFLIX_VIDEO_CRF: '20',
  },
});
const options = {
  dashboardPort: 0,
  natsUrl: 'nats://127.0.0.1:5000',
  outputDirectory: '/out',
  mediaRoots: ['/films'],
};

test('services get the embedded broker, the output and the media folders of the command', () => {
  const local = localConfig(config, options);
  expect(local.nats).toEqual({
    servers: ['nats://127.0.0.1:5000'],
    replicas: 1,
    ackWaitMs: 5000,
    maxAgeHours: 72,
  });
  expect(local.output.directory).toBe('/out');
  expect(local.media.roots).toEqual(['/films']);
  expect(local.cache).toMatchObject({ store: 'file' });
});

test('services get the other settings of the user', () => {
  expect(localConfig(config, options).video.crf).toBe(20);
});

test('a service is ready when its runtime says so, with the port of its health server', () => {
  const readiness = createServiceReadiness();
  expect(readiness('{"level":"info","msg":"connected"}')).toBeUndefined();
  expect(readiness('about "service ready" but no JSON')).toBeUndefined();
  expect(readiness('{"level":"info","msg":"service ready","app":"cache","healthPort":4711}')).toEqual({
    healthPort: 4711,
  });
});

test('the metrics service is ready with the address of the dashboard', () => {
  const readiness = createServiceReadiness();
  expect(readiness('{"msg":"dashboard ready","url":"http://127.0.0.1:4280/"}')).toBeUndefined();
  expect(readiness('{"msg":"service ready","healthPort":4711}')).toEqual({
    healthPort: 4711,
    dashboardUrl: 'http://127.0.0.1:4280/',
  });
});
