import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  JOBS_BUCKET,
  apiError,
  deadLettersReply,
  jobDetail,
  jobEntry,
  jobIdOf,
  jobSummary,
  jobsReply,
  overview,
  scalingAdvice,
  scalingReply,
  slowReply,
  submittedReply,
} from '@langflix/contracts';
import { connectMessaging, provision } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import {
  aJobEntry,
  anEpisodeSubmitted,
  anEncodedClip,
  publishSimulated,
  simulateJob,
  startNatsServer,
  startProcess,
  temporaryFolder,
  waitFor,
} from '@langflix/testing';
import type { GuardedProcess, SimulatedJobOptions } from '@langflix/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const log = createLogger({ service: 'test', level: 'silent' });
const main = new URL('main.ts', import.meta.url).pathname;
const source = '/upstream/example';
const token = '0123456789abcdef-token';
let stack: AsyncDisposableStack;
let server: Awaited<ReturnType<typeof startNatsServer>>;
let messaging: Messaging;
let folder: string;

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  server = stack.use(await startNatsServer());
  folder = stack.use(await temporaryFolder()).path;
  const nats = { servers: [server.url], ackWaitMs: 1000, maxAgeHours: 1, replicas: 1 };
  messaging = await connectMessaging({ nats, name: 'test', log });
  stack.defer(() => messaging.close());
  const limits = { requestsPerMinute: 10, tokensPerMinute: 250_000, requestsPerDay: 250 };
  await provision(messaging, nats, [{ key: 'default__gemini-2_5-flash', ...limits }]);
});
afterEach(() => stack.disposeAsync());

interface Started {
  readonly service: GuardedProcess;
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  figures(): Promise<string>;
}

async function start(env: Record<string, string> = {}): Promise<Started> {
  const service = await startProcess({
    command: process.execPath,
    args: [main],
    cwd: folder,
    env: {
      LANGFLIX_NATS_SERVERS: server.url,
      LANGFLIX_MONITORING_JAEGER_URL: 'http://127.0.0.1:16686/',
      LANGFLIX_MONITORING_DASHBOARD_DIRECTORY: folder,
      NODE_OPTIONS: '',
      ...env,
    },
  });
  stack.use(service);
  const { url } = JSON.parse(await service.waitForLine('dashboard ready')) as { url: string };
  const { healthPort } = JSON.parse(await service.waitForLine('service ready')) as { healthPort: number };
  const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(new URL(path, url), init);
  const post: Started['post'] = (path, body, headers = {}) =>
    get(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const figures = async (): Promise<string> => (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();
  await waitFor(async () => !(await figures()).startsWith('still reading'));
  return { service, get, post, figures };
}

const jsonOf = async (response: Promise<Response>): Promise<unknown> => (await response).json();
const idOf = (id: string): string => jobIdOf({ id, source });
const publish = (options: SimulatedJobOptions): Promise<void> =>
  publishSimulated(server.url, simulateJob({ chunks: 2, clipsPerChunk: 1, ...options }));

/** Names and bodies of server-sent events, until there are enough. */
async function* eventsOf(response: Response): AsyncGenerator<{ name: string; body: unknown }> {
  let rest = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = `${rest}${piece}`.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? [];
      if (name !== undefined && data !== undefined) yield { name, body: JSON.parse(data) };
    }
  }
}

describe('the API', () => {
  test('answers as the contracts promise, and names what made the slow job slow', async () => {
    await publish({ id: 'usual-1' });
    await publish({ id: 'usual-2' });
    await publish({ id: 'slow', operations: { generate_content: 90_000 } });
    const { get } = await start();
    const list = jobsReply.parse(await jsonOf(get('api/jobs?limit=2&state=complete')));
    expect([list.total, list.jobs.length, list.jobs[0]?.job]).toEqual([3, 2, idOf('slow')]);
    const detail = jobDetail.parse(await jsonOf(get(`api/jobs/${idOf('slow')}`)));
    expect(detail.timeline.wallSeconds).toBeCloseTo(detail.summary.wallSeconds, 1);
    expect(detail.clips).toHaveLength(2);
    expect(detail.traceUrl).toMatch(/^http:\/\/127\.0\.0\.1:16686\/trace\/[0-9a-f]{32}$/);
    const { jobs: slowest } = slowReply.parse(await jsonOf(get('api/slow')));
    expect(slowest[0]).toMatchObject({ job: idOf('slow'), cause: { stage: 'analyze', kind: 'work' } });
    expect(slowest[0]?.cause?.operation).toContain('generate_content');
    const state = overview.parse(await jsonOf(get('api/overview')));
    expect(state).toMatchObject({
      brokerConnected: true,
      ready: true,
      jobs: { complete: 3 },
      deadLetters: 0,
    });
    expect(state.quotas[0]).toMatchObject({ model: 'gemini-2.5-flash', share: 1 });
    expect(scalingReply.parse(await jsonOf(get('api/scaling'))).services).toHaveLength(4);
    const advice = scalingAdvice.parse(await jsonOf(get('api/scaling/llm-analyzer')));
    // Nobody runs the analyzer here, so the chunks of all three jobs still wait for it.
    expect(advice).toMatchObject({ backlog: 6, runningReplicas: 0 });
    expect(advice.oldestSeconds).toBeGreaterThan(0);
    deadLettersReply.parse(await jsonOf(get('api/dead-letters')));
  });

  test('refuses in words what is not there or not right', async () => {
    const { get, post } = await start();
    const refusals: [Promise<Response>, number, string][] = [
      [get('api/jobs/nothing'), 404, 'job_unknown'],
      [get('api/scaling/cache'), 404, 'service_unknown'],
      [get('api/jobs?limit=501'), 400, 'bad_request'],
      [get('api/jobs?state=sleeping'), 400, 'bad_request'],
      [get('media/nothing/clip.mp4'), 404, 'file_unknown'],
      [get('nothing'), 404, 'not_found'],
      [post('api/jobs', { video: 'x' }), 400, 'invalid_submission'],
      [post('api/jobs', anEpisodeSubmitted(), { origin: 'http://evil.example' }), 403, 'foreign_origin'],
      [post('api/jobs', anEpisodeSubmitted(), { 'sec-fetch-site': 'cross-site' }), 403, 'foreign_origin'],
      [post('api/jobs', {}, { 'content-type': 'text/plain' }), 415, 'json_needed'],
      [post('api/jobs', { video: 'x'.repeat(70_000) }), 413, 'body_too_large'],
      [post(`api/jobs/${idOf('x')}/redrive`), 404, 'job_unknown'],
      [post('api/dead-letters/7/redrive'), 404, 'dead_letter_unknown'],
    ];
    for (const [answer, status, code] of refusals) {
      const response = await answer;
      expect([response.status, apiError.parse(await response.json()).code]).toEqual([status, code]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('tells live what happens, submits, and does a failed job again', async () => {
    const { get, post } = await start();
    const live = eventsOf(await get('api/events'));
    const { value: first } = await live.next();
    expect(first?.name).toBe('overview');
    expect(overview.parse(first?.body).history).toHaveLength(1);
    const response = await post('api/jobs', anEpisodeSubmitted({ series: 'Sent' }));
    const { job } = submittedReply.parse(await response.json());
    expect(response.status).toBe(202);
    for await (const { name, body } of live) {
      if (name === 'job') {
        expect(jobSummary.parse(body)).toMatchObject({ job, state: 'waiting', series: 'Sent' });
        break;
      }
    }
    const jobs = await messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
    await jobs.create(
      idOf('failed'),
      aJobEntry({ job: idOf('failed'), submissionId: 'failed', status: 'failed' }),
    );
    const again = submittedReply.parse(await jsonOf(post(`api/jobs/${idOf('failed')}/redrive`)));
    expect(again.job).toBe(jobIdOf({ id: 'failed~r1', source }));
    expect(submittedReply.parse(await jsonOf(post(`api/jobs/${idOf('failed')}/redrive`)))).toEqual(again);
  });

  test('plays clips that a fact names, in parts, and nothing else', async () => {
    await writeFile(join(folder, 'clip.mp4'), '0123456789');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    const uriOf = (name: string): string => toFileUri(join(folder, name));
    const outcome = anEncodedClip({
      videoUri: uriOf('clip.mp4'),
      captionUris: { en: uriOf('secret.txt'), ko: uriOf('gone.vtt') },
    });
    const events = simulateJob({ chunks: 1, clipsPerChunk: 1 }).map((event) =>
      event.contract.name === 'clip.finished'
        ? { ...event, data: { ...(event.data as object), outcome } }
        : event,
    );
    await publishSimulated(server.url, events);
    const { get } = await start();
    const [clip] = jobDetail.parse(await jsonOf(get(`api/jobs/${idOf('order-1')}`))).clips;
    const part = await get(clip?.videoPath ?? '', { headers: { range: 'bytes=3-5' } });
    expect([part.status, await part.text(), part.headers.get('content-type')]).toEqual([
      206,
      '345',
      'video/mp4',
    ]);
    // The one is no caption file, the other is gone.
    for (const path of Object.values(clip?.captionPaths ?? {})) expect((await get(path)).status).toBe(404);
    expect((await get(`media/${idOf('order-1')}/..%2Fsecret.txt`)).status).toBe(404);
  });
});

describe('the service', () => {
  test('has the same figures after it was killed, out of the stream', async () => {
    await publish({
      id: 'a',
      usage: { retries: 1, retriesByCause: { gemini_unavailable: 1 }, costUsd: 0.01 },
    });
    await publish({ id: 'b', parkedMs: 5000 });
    const before = await start();
    const counted = (text: string): string[] =>
      text
        .split('\n')
        .filter((line) =>
          /^(langflix_(stage|operation|encoder|llm|clips|jobs|job|chunk)|gen_ai|messaging)/.test(line),
        );
    const figures = counted(await before.figures());
    for (const line of [
      'langflix_stage_wait_seconds_count{stage="encode"} 4',
      'langflix_stage_work_seconds_count{stage="analyze"} 4',
      'langflix_operations_total{operation="render clip"} 4',
      'langflix_llm_retries_total{model="offline",cause="gemini_unavailable"} 2',
      'langflix_jobs{state="complete"} 2',
    ])
      expect(figures).toContain(line);
    await before.service.kill('SIGKILL');
    const after = await start();
    expect(counted(await after.figures())).toEqual(figures);
    expect(await after.service.kill('SIGTERM')).toBe(0);
  });

  test('lets nobody in without the token, once there is one', async () => {
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>');
    const { get, post } = await start({ LANGFLIX_MONITORING_TOKEN: token });
    expect((await get('')).status).toBe(200);
    for (const path of ['api/jobs', 'api/events', 'api/scaling', 'media/a/b.mp4']) {
      expect((await get(path)).status).toBe(401);
    }
    expect((await get('api/scaling', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect((await post('api/login', { token: 'wrong' })).status).toBe(401);
    const login = await post('api/login', { token });
    const cookie = login.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const [session = ''] = cookie.split(';');
    expect((await get('api/jobs', { headers: { cookie: session } })).status).toBe(200);
  });

  test('refuses to start where others could reach it without a token', async () => {
    const service = await startProcess({
      command: process.execPath,
      args: [main],
      cwd: folder,
      env: { LANGFLIX_NATS_SERVERS: server.url, LANGFLIX_MONITORING_HOST: '0.0.0.0', NODE_OPTIONS: '' },
    });
    stack.use(service);
    expect(await service.waitForLine('set monitoring.token')).toContain('token_missing');
  });
});
