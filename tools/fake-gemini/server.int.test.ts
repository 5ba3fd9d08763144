import { describe, expect, test } from '@jest/globals';
import { waitFor } from '@langflix/testing';
import type { CallRecord } from './calls.ts';
import { startFakeGemini } from './server.ts';
import type { FakeGemini, FakeGeminiOptions } from './server.ts';

const BODY = { contents: [{ parts: [{ text: '[0] We should call off the meeting.' }] }] };

/** One request as curl would send it. */
async function post(
  { url }: FakeGemini,
  path = '/v1beta/models/gemini-test:generateContent',
  { body = JSON.stringify(BODY), key = 'test', signal = AbortSignal.timeout(5000) } = {},
) {
  const headers = { 'x-goog-api-key': key, 'content-type': 'application/json' };
  const response = await fetch(`${url}${path}`, { method: 'POST', body, headers, signal });
  return { status: response.status, json: JSON.parse((await response.text()) || 'null') };
}
const statuses = async (server: FakeGemini, count: number) => {
  const replies: number[] = [];
  for (let i = 0; i < count; i++) replies.push((await post(server)).status);
  return replies;
};

/** A server whose clock stands still until it is moved. */
async function startWithClock(options: FakeGeminiOptions) {
  const clock = { ms: 0 };
  const server = await startFakeGemini({ ...options, now: () => clock.ms });
  return { clock, server, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

describe('the wire format', () => {
  test.each(['v1', 'v1beta'])('answers under /%s', async (version) => {
    await using server = await startFakeGemini();
    const { status, json } = await post(server, `/${version}/models/gemini-test:generateContent`);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      candidates: [{ content: { role: 'model', parts: [{}] }, finishReason: 'STOP', index: 0 }],
      usageMetadata: { promptTokenCount: 9 },
      modelVersion: 'gemini-test',
      responseId: expect.any(String),
    });
    const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount, totalTokenCount } =
      json.usageMetadata;
    expect(totalTokenCount).toBe(promptTokenCount + candidatesTokenCount + thoughtsTokenCount);
    const { expressions } = JSON.parse(json.candidates[0].content.parts[0].text);
    expect(expressions).toMatchObject([{ expression: 'call off', cue: 0, first_cue: 0, last_cue: 0 }]);
  });

  test('refuses a wrong key as a bad request with a reason', async () => {
    await using server = await startFakeGemini();
    const { status, json } = await post(server, undefined, { key: 'other' });
    expect(status).toBe(400);
    expect(json.error).toMatchObject({
      status: 'INVALID_ARGUMENT',
      details: [{ reason: 'API_KEY_INVALID' }],
    });
  });

  test.each([
    ['/v1beta/models/parrot:generateContent', JSON.stringify(BODY), 404, 'NOT_FOUND'],
    ['/v1beta/models', JSON.stringify(BODY), 404, 'NOT_FOUND'],
    [undefined, '{', 400, 'INVALID_ARGUMENT'],
    [undefined, '{"contents":[]}', 400, 'INVALID_ARGUMENT'],
  ])('refuses %s with %s by %i', async (path, body, code, status) => {
    await using server = await startFakeGemini();
    expect(await post(server, path, { body })).toMatchObject({
      status: code,
      json: { error: { code, status } },
    });
  });

  test('cuts the answer at the output limit, thinking included', async () => {
    await using server = await startFakeGemini();
    const body = JSON.stringify({ ...BODY, generationConfig: { maxOutputTokens: 5 } });
    const { json } = await post(server, undefined, { body });
    expect(json.candidates[0].finishReason).toBe('MAX_TOKENS');
  });
});

describe('the quota', () => {
  test('of requests per minute refuses with violation and delay, and lets in again after it', async () => {
    await using run = await startWithClock({ limits: { requestsPerMinute: 2 } });
    expect(await statuses(run.server, 2)).toEqual([200, 200]);
    run.clock.ms = 15_000;
    const { status, json } = await post(run.server);
    expect(status).toBe(429);
    expect(json.error.status).toBe('RESOURCE_EXHAUSTED');
    const [failure, help, retry] = json.error.details;
    expect(failure.violations).toMatchObject([
      { quotaId: expect.stringMatching(/^GenerateRequestsPerMinutePerProjectPerModel/), quotaValue: '2' },
    ]);
    expect(help['@type']).toMatch(/Help$/);
    expect(retry).toMatchObject({ retryDelay: '45s' });
    run.clock.ms = 60_000;
    expect(await statuses(run.server, 3)).toEqual([200, 200, 429]);
  });

  test.each([
    [{ inputTokensPerMinute: 20 }, /^GenerateContentInputTokensPerModelPerMinute/, 'inputTokensPerMinute'],
    [{ requestsPerDay: 2 }, /PerDay/, 'requestsPerDay'],
  ])('%j is told and counted', async (limits, quotaId, name) => {
    await using run = await startWithClock({ limits });
    expect(await statuses(run.server, 2)).toEqual([200, 200]);
    const { json } = await post(run.server);
    expect(json.error.details[0].violations[0].quotaId).toMatch(quotaId);
    expect(run.server.stats().models['gemini-test']?.overQuota).toMatchObject({ [name]: 1 });
  });

  test('of one model is not the quota of another', async () => {
    await using run = await startWithClock({ limits: { requestsPerMinute: 1 } });
    expect(await statuses(run.server, 2)).toEqual([200, 429]);
    expect((await post(run.server, '/v1beta/models/gemini-other:generateContent')).status).toBe(200);
  });
});

describe('the figures', () => {
  test('tell requests, answers, refusals and the most in any minute', async () => {
    await using run = await startWithClock({ limits: { requestsPerMinute: 3 } });
    await statuses(run.server, 5);
    run.clock.ms = 61_000;
    await statuses(run.server, 1);
    const stats = await (await fetch(`${run.server.url}/stats`)).json();
    expect(stats).toMatchObject({
      requests: 6,
      answered: 4,
      statuses: { '200': 4, '429': 2 },
      models: {
        'gemini-test': {
          requests: 6,
          inputTokens: 36,
          overQuota: { requestsPerMinute: 2 },
          mostIn60s: { requests: 5, inputTokens: 45, admittedRequests: 3, admittedInputTokens: 27 },
        },
      },
    });
  });

  test('tell how many were under way at once, and who went away', async () => {
    await using server = await startFakeGemini({ faults: { 'hang-headers': 1 } });
    const stop = new AbortController();
    const calls = [1, 2, 3].map(() => post(server, undefined, { signal: stop.signal }));
    const ended = Promise.allSettled(calls);
    await waitFor(() => server.stats().inFlight.now === 3);
    stop.abort();
    await ended;
    await waitFor(() => server.stats().inFlight.now === 0);
    expect(server.stats()).toMatchObject({ requests: 3, answered: 0, abandoned: 3, inFlight: { most: 3 } });
  });
});

describe('what was asked over the limit', () => {
  test('is told to one request, whether it was let in or not', async () => {
    await using run = await startWithClock({ limits: { requestsPerMinute: 3, inputTokensPerMinute: 30 } });
    await statuses(run.server, 3);
    run.clock.ms = 60_000;
    await statuses(run.server, 3);
    const excess = () => run.server.stats().models['gemini-test']?.excessIn60s;
    expect(excess()).toEqual({ requests: 0, inputTokens: 0 });
    run.clock.ms = 119_999;
    await statuses(run.server, 2);
    expect(excess()).toEqual({ requests: 2, inputTokens: 15 });
    expect(run.server.calls().map(({ over }) => over.length)).toEqual([0, 0, 0, 0, 0, 0, 2, 2]);
  });

  test('stands in the list of calls with the time and the end of each', async () => {
    await using run = await startWithClock({ limits: { requestsPerMinute: 1 } });
    await statuses(run.server, 1);
    run.clock.ms = 500;
    await statuses(run.server, 1);
    const calls = (await (await fetch(`${run.server.url}/calls`)).json()) as CallRecord[];
    expect(calls).toMatchObject([
      { model: 'gemini-test', atMs: 0, status: 200, over: [] },
      { atMs: 500, status: 429, over: ['requestsPerMinute'] },
    ]);
    expect(calls[0]?.question).toBe(calls[1]?.question);
  });
});

describe('while it runs', () => {
  test('it can be dead for a while', async () => {
    await using run = await startWithClock({});
    await post(run.server, '/dead', { body: '{"seconds":2}' });
    await expect(post(run.server)).rejects.toThrow();
    run.clock.ms = 2_000;
    expect(await statuses(run.server, 1)).toEqual([200]);
    expect(run.server.stats()).toMatchObject({ requests: 1, cut: 1 });
  });

  test('its day can begin anew, and its limits change', async () => {
    await using run = await startWithClock({ limits: { requestsPerDay: 1 } });
    expect(await statuses(run.server, 2)).toEqual([200, 429]);
    await post(run.server, '/limits', { body: '{"requestsPerDay":2}' });
    expect(await statuses(run.server, 3)).toEqual([200, 200, 429]);
    expect(run.server.stats()).toMatchObject({ answered: 3, repeated: 2 });
    expect((await post(run.server, '/limits', { body: '{"rpm":1}' })).status).toBe(400);
  });

  test('faults can be switched, and a wrong one is refused with what there is', async () => {
    await using server = await startFakeGemini();
    expect((await post(server, '/faults', { body: '{"503":1}' })).status).toBe(200);
    expect(await statuses(server, 2)).toEqual([503, 503]);
    const refused = await post(server, '/faults', { body: '{"flood":1}' });
    expect(refused).toMatchObject({ status: 400 });
    expect(refused.json.error.message).toMatch(/there is no flood: expected 429-minute/);
    expect((await post(server, '/faults', { body: '{' })).status).toBe(400);
    expect((await post(server, '/faults', { body: '{}' })).status).toBe(200);
    expect(await statuses(server, 1)).toEqual([200]);
  });

  test('reset forgets figures, quotas and switched faults', async () => {
    await using run = await startWithClock({ limits: { requestsPerMinute: 1 } });
    expect(await statuses(run.server, 2)).toEqual([200, 429]);
    await post(run.server, '/faults', { body: '{"503":1}' });
    await post(run.server, '/reset', { body: '' });
    expect(run.server.stats().requests).toBe(0);
    expect(await statuses(run.server, 1)).toEqual([200]);
  });

  test('answers take their time', async () => {
    await using server = await startFakeGemini({ latency: { medianMs: 80, spread: 0 } });
    const before = performance.now();
    await post(server);
    expect(performance.now() - before).toBeGreaterThanOrEqual(78);
  });
});
