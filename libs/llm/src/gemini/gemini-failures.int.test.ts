/** What the adapter makes of everything that is not an answer: how often it asks, what it throws, what that cost. */
import { describe, expect, test } from '@jest/globals';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { aChunkReady } from '@langflix/testing';
import { inspect } from 'node:util';
import { keptFailure } from '../kept-answer.ts';
import { usageOf } from '../spent-usage.ts';
import { EXPRESSION, aGeminiAnalyzer, aRecordingGate } from './a-gemini-analyzer.ts';
import type { GeminiAnalyzerOptions } from './create-gemini-analyzer.ts';
import {
  PER_DAY,
  PER_MINUTE,
  answered,
  badKey,
  badRequest,
  blockedPrompt,
  candidate,
  cutConnection,
  cutInBody,
  hang,
  hangInBody,
  htmlPage,
  noCandidate,
  quotaFailure,
  refused,
  retryInfo,
  startLocalServer,
} from './local-server.ts';
import type { Reply } from './local-server.ts';

const { signal } = new AbortController();

async function fail(replies: readonly Reply[], options: Partial<GeminiAnalyzerOptions> = {}) {
  await using server = await startLocalServer(...replies);
  const gate = aRecordingGate();
  // Short for what never ends alone: a busy machine must not make a timeout of the others.
  const isEndless = replies.some((reply) => reply === hang || reply === hangInBody);
  const analyzer = aGeminiAnalyzer(server, { ...(isEndless ? { timeoutMs: 300 } : {}), gate, ...options });
  const failure = await analyzer.analyze(aChunkReady(), { signal }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(inspect(failure)).not.toMatch(/secret-key|Not what you asked/);
  return { failure, calls: server.calls.length, causes: gate.left.map((one) => one.failure?.cause), gate };
}

describe('a failure that lies in the lines or in the request ends the work at once:', () => {
  test.each<[string, Reply, string, string]>([
    ['SAFETY', candidate('', 'SAFETY'), 'analysis_blocked', 'blocked'],
    ['RECITATION', candidate('{"expressions":[]}', 'RECITATION'), 'analysis_blocked', 'blocked'],
    ['PROHIBITED_CONTENT', candidate('', 'PROHIBITED_CONTENT'), 'analysis_blocked', 'blocked'],
    ['BLOCKLIST', candidate('', 'BLOCKLIST'), 'analysis_blocked', 'blocked'],
    ['SPII', candidate('', 'SPII'), 'analysis_blocked', 'blocked'],
    ['a blocked prompt', blockedPrompt, 'analysis_blocked', 'blocked'],
    ['an unknown model', refused(404, 'NOT_FOUND'), 'gemini_model_unknown', 'refused'],
    ['another bad request', refused(400, 'FAILED_PRECONDITION'), 'gemini_request_refused', 'refused'],
  ])('%s', async (_what, reply, code, cause) => {
    const { failure, calls, causes } = await fail([reply], { maxRetries: 3 });
    expect(failure).toBeInstanceOf(TerminalError);
    expect(failure).toMatchObject({ code });
    expect([calls, causes]).toEqual([1, [cause]]);
    const isBlocked = code === 'analysis_blocked';
    expect(usageOf(failure)).toMatchObject({ requests: 1, inputTokens: isBlocked ? 900 : 0 });
    expect(keptFailure(failure)).toEqual(
      isBlocked ? { blocked: { code, reason: (failure as Error).message } } : undefined,
    );
  });
});

test('a refused request says which field was wrong, and quotes nothing', async () => {
  const fieldViolations = [
    { field: 'generation_config.thinking_config', description: 'secret-key' },
    { field: 'contents: secret-key' },
  ];
  const details = [badRequest(fieldViolations), null, 'odd'];
  const { failure } = await fail([refused(400, 'INVALID_ARGUMENT', ...details)]);
  expect(String(failure)).toContain('(status 400, generation_config.thinking_config)');
});

describe('a failure that stops everybody is left to the gate and counts against no chunk:', () => {
  test.each<[string, Reply, string, string]>([
    ['an invalid key', refused(400, 'INVALID_ARGUMENT', badKey), 'gemini_key_refused', 'key_refused'],
    ['no key', refused(401, 'UNAUTHENTICATED'), 'gemini_key_refused', 'key_refused'],
    ['a forbidden project', refused(403, 'PERMISSION_DENIED'), 'gemini_key_refused', 'key_refused'],
    [
      'a used-up day, whose delay lies',
      refused(429, 'RESOURCE_EXHAUSTED', quotaFailure(PER_DAY), retryInfo('22s')),
      'gemini_quota_day',
      'day_quota',
    ],
  ])('%s', async (_what, reply, code, cause) => {
    const { failure, calls, gate } = await fail([reply], { maxRetries: 3 });
    expect(failure).toBeInstanceOf(RetryableError);
    expect(failure).toMatchObject({ code, uncounted: true });
    expect(calls).toBe(1);
    const retryAfterMs = (failure as RetryableError).retryAfterMs;
    expect(retryAfterMs).toBeGreaterThan(22_000);
    expect(gate.left).toEqual([{ failure: { cause, retryAfterMs } }]);
    expect(keptFailure(failure)).toBeUndefined();
  });
});

describe('a failure that may pass is repeated, and then says whether the question may be at fault:', () => {
  test.each<[string, Reply, string, string, boolean]>([
    ['499', refused(499, 'CANCELLED'), 'gemini_unavailable', 'unavailable', true],
    ['503', refused(503, 'UNAVAILABLE'), 'gemini_unavailable', 'unavailable', true],
    ['an HTML page', htmlPage(502), 'gemini_unavailable', 'unavailable', true],
    ['a cut connection', cutConnection, 'gemini_unreachable', 'unreachable', true],
    ['a connection cut in the answer', cutInBody, 'gemini_unreachable', 'unreachable', true],
    ['a page instead of JSON', htmlPage(200), 'gemini_unreachable', 'unreachable', true],
    ['500', refused(500, 'INTERNAL'), 'gemini_internal', 'unavailable', false],
    ['504', refused(504, 'DEADLINE_EXCEEDED'), 'gemini_timeout', 'timeout', false],
    ['no answer', hang, 'gemini_timeout', 'timeout', false],
    ['half an answer', hangInBody, 'gemini_timeout', 'timeout', false],
  ])('%s', async (_what, reply, code, cause, uncounted) => {
    const { failure, calls, causes } = await fail([reply], { maxRetries: 1 });
    expect(failure).toBeInstanceOf(RetryableError);
    expect(failure).toMatchObject({ code, uncounted });
    expect([calls, causes]).toEqual([2, [cause, cause]]);
    expect(usageOf(failure)).toMatchObject({ requests: 2, retries: 1, retriesByCause: { [code]: 1 } });
  });

  test('an address where nobody listens', async () => {
    const failure = await aGeminiAnalyzer({ url: 'http://127.0.0.1:1' })
      .analyze(aChunkReady(), { signal })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'gemini_unreachable', uncounted: true });
  });
});

describe('a used-up quota per minute', () => {
  test.each<[string, Reply, number | undefined]>([
    [
      'with its delay',
      refused(429, 'RESOURCE_EXHAUSTED', quotaFailure(PER_MINUTE), retryInfo('34.07s')),
      34_070,
    ],
    ['with a delay in milliseconds', refused(429, 'RESOURCE_EXHAUSTED', retryInfo('900ms')), 900],
    ['without a delay', refused(429, 'RESOURCE_EXHAUSTED', quotaFailure(PER_MINUTE)), 60_000],
    ['without details', refused(429, 'RESOURCE_EXHAUSTED'), undefined],
    ['with a page for a body', htmlPage(429), undefined],
    ['with a delay that is none', refused(429, 'RESOURCE_EXHAUSTED', retryInfo('soon')), undefined],
  ])('%s is told to the gate and asked again without using up repetitions', async (_what, reply, delay) => {
    await using server = await startLocalServer(reply, reply, answered(EXPRESSION));
    const gate = aRecordingGate();
    const { usage } = await aGeminiAnalyzer(server, { gate }).analyze(aChunkReady(), { signal });
    expect(usage).toMatchObject({ requests: 3, retries: 2, retriesByCause: { gemini_quota: 2 } });
    expect(gate.left[0]).toEqual({
      failure: { cause: 'minute_quota', ...(delay === undefined ? {} : { retryAfterMs: delay }) },
    });
  });

  test('that never ends is given back to the broker, uncounted', async () => {
    const { failure, calls } = await fail([refused(429, 'RESOURCE_EXHAUSTED')]);
    expect(failure).toMatchObject({ code: 'gemini_quota', uncounted: true });
    expect(calls).toBe(11);
  });

  test('pauses all calls of the analyzer when no gate was given', async () => {
    const reply = refused(429, 'RESOURCE_EXHAUSTED', retryInfo('34.07s'));
    await using server = await startLocalServer(reply);
    const analyzer = aGeminiAnalyzer(server);
    const ask = () => analyzer.analyze(aChunkReady(), { signal }).catch((error: unknown) => error);
    for (const failure of [await ask(), await ask()]) {
      expect(failure).toMatchObject({ code: 'gemini_quota', uncounted: true });
      expect((failure as RetryableError).retryAfterMs).toBeGreaterThan(30_000);
    }
    expect(server.calls).toHaveLength(1);
  });
});

describe('answers that cannot be used, twice,', () => {
  test.each<[string, Reply, string | undefined]>([
    ['broken JSON', candidate('{"expressions": [{"exp'), undefined],
    ['an empty text', candidate(''), 'unusable'],
    ['no parts', candidate(undefined), 'unusable'],
    ['an unknown finish reason', candidate('{"expressions":[]}', 'OTHER'), 'unusable'],
    ['no candidate', noCandidate, 'unusable'],
  ])('are a failure that counts: %s', async (_what, reply, cause) => {
    const { failure, calls, causes } = await fail([reply], { maxRetries: 3 });
    expect(failure).toMatchObject({ code: 'analysis_unusable', uncounted: false });
    expect([calls, causes]).toEqual([2, [cause, cause]]);
    expect(usageOf(failure)).toMatchObject({
      requests: 2,
      retriesByCause: { analysis_unusable: 1 },
      inputTokens: 1800,
      outputTokens: 240,
    });
  });
});

test('failures of several kinds are healed one after the other, and counted by their cause', async () => {
  await using server = await startLocalServer(
    refused(503, 'UNAVAILABLE'),
    refused(500, 'INTERNAL'),
    candidate('no JSON'),
    refused(503, 'UNAVAILABLE'),
    answered(EXPRESSION),
  );
  const analyzer = aGeminiAnalyzer(server, { maxRetries: 3 });
  const { proposals, usage } = await analyzer.analyze(aChunkReady(), { signal });
  expect(proposals).toHaveLength(1);
  expect(usage).toMatchObject({
    requests: 5,
    retries: 4,
    retriesByCause: { gemini_unavailable: 2, gemini_internal: 1, analysis_unusable: 1 },
    inputTokens: 1800,
  });
});
