import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RetryableError, cacheGetReply, cacheGetRequest, cacheSetRequest } from '@langflix/contracts';
import { startNatsServer } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import { openBench } from './bench.ts';
import type { Bench } from './bench.ts';

const SUBJECT = 'langflix.cache.get';
const SET = 'langflix.cache.set';
let server: NatsServer;
let bench: Bench;

beforeAll(async () => {
  server = await startNatsServer();
  bench = await openBench(server.url);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const ask = (body: unknown): Promise<{ hit: boolean }> =>
  bench.messaging.request(SUBJECT, body, { timeoutMs: 500, schema: cacheGetReply });

describe('a request', () => {
  test('that nobody hears fails at once, as something to try again', async () => {
    const started = Date.now();
    await expect(ask({ key: 'a' })).rejects.toMatchObject({
      name: RetryableError.name,
      code: 'no_responders',
    });
    expect(Date.now() - started).toBeLessThan(400);
  });

  test('is answered by the service, refused when malformed, and told of failures and nonsense', async () => {
    const service = await bench.messaging.serveRequests({
      service: 'langflix-cache',
      version: '1.0.0',
      endpoints: {
        set: { subject: SET, schema: cacheSetRequest, handle: async () => ({ stored: true }) },
        get: {
          subject: SUBJECT,
          schema: cacheGetRequest,
          handle: async ({ key }) => {
            if (key === 'fail') throw new Error('no');
            if (key === 'hang') await new Promise(() => undefined);
            return key === 'nonsense' ? { hit: 'perhaps' } : { hit: true, value: key };
          },
        },
      },
    });
    expect(await ask({ key: 'a' })).toEqual({ hit: true, value: 'a' });
    await expect(ask({})).rejects.toMatchObject({
      code: 'request_failed',
      message: expect.stringContaining('key:'),
    });
    const deep = `{"key":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const answered = await bench.broker.connection.request(SET, `{"key":"a","value":${deep}}`);
    expect(answered.headers?.get('Nats-Service-Error-Code')).toBe('400');
    await expect(ask({ key: 'fail' })).rejects.toMatchObject({ code: 'request_failed' });
    await expect(ask({ key: 'nonsense' })).rejects.toMatchObject({ code: 'bad_answer' });
    await expect(ask({ key: 'hang' })).rejects.toMatchObject({ code: 'request_timeout' });
    await service.stop();
    await expect(ask({ key: 'a' })).rejects.toMatchObject({ code: 'no_responders' });
  });
});
