/** The adapter against a local server that speaks the wire format of Gemini: real HTTP, real SDK, no account. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { aChunkReady, makeCues, waitFor } from '@langflix/testing';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { groundProposals } from '../grounding/ground-proposals.ts';
import { createGeminiAnalyzer } from './create-gemini-analyzer.ts';
import type { GeminiAnalyzerOptions } from './create-gemini-analyzer.ts';

interface Call {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { contents: { parts: { text: string }[] }[]; generationConfig: Record<string, unknown> };
}
type Reply = (response: ServerResponse) => void;

let server: Server;
let calls: Call[];
let replies: Reply[];

beforeEach(async () => {
  calls = [];
  replies = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Call['body'];
      calls.push({ url: request.url ?? '', headers: request.headers, body });
      (replies.length > 1 ? replies.shift() : replies[0])?.(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function analyzer(override: Partial<GeminiAnalyzerOptions> = {}) {
  return createGeminiAnalyzer({
    apiKey: 'secret-key',
    model: 'gemini-test',
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    timeoutMs: 5000,
    temperature: 0.1,
    topP: 0.8,
    topK: 40,
    maxRetries: 0,
    backoffMs: 1,
    ...override,
  });
}
const { signal } = new AbortController();
const ask = (options: Partial<GeminiAnalyzerOptions> = {}, chunk = aChunkReady()) =>
  analyzer(options).analyze(chunk, { signal });

const json =
  (status: number, body: unknown): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const candidate = (text: string, finishReason = 'STOP'): Reply =>
  json(200, {
    candidates: [{ content: { parts: [{ text }], role: 'model' }, finishReason, index: 0 }],
    usageMetadata: {
      promptTokenCount: 900,
      candidatesTokenCount: 100,
      thoughtsTokenCount: 20,
      totalTokenCount: 1020,
    },
    modelVersion: 'gemini-test-001',
  });
const failed = (code: number, status: string, details: unknown[] = []): Reply =>
  json(code, { error: { code, message: `mentions secret-key`, status, details } });

const EXPRESSION = {
  expression: 'call it a day',
  translation: '오늘은 이쯤 하다',
  cue: 4,
  first_cue: 3,
  last_cue: 5,
  similar: ['wrap it up'],
  level: 'intermediate',
  scene: 'everyday',
  score: 0.9,
};
const ANSWER = candidate(JSON.stringify({ expressions: [EXPRESSION] }));

describe('an answer', () => {
  test('becomes proposals that can be grounded, with its tokens counted, thinking included', async () => {
    replies = [ANSWER];
    const { proposals, usage } = await ask();
    expect(groundProposals(aChunkReady(), proposals).expressions).toHaveLength(1);
    expect(usage).toEqual({ requests: 1, retries: 0, inputTokens: 900, outputTokens: 120 });
  });

  test('was asked for by key header, schema and settings', async () => {
    replies = [ANSWER];
    await ask();
    expect(calls[0]?.url).toBe('/v1beta/models/gemini-test:generateContent');
    expect(calls[0]?.headers['x-goog-api-key']).toBe('secret-key');
    expect(calls[0]?.body.generationConfig).toMatchObject({
      responseMimeType: 'application/json',
      responseSchema: { type: 'object' },
      temperature: 0.1,
      topP: 0.8,
      topK: 40,
    });
    expect(calls[0]?.body.contents[0]?.parts[0]?.text).toContain('[4] ');
  });

  test('may hold no expression', async () => {
    replies = [candidate('{"expressions":[]}')];
    expect((await ask()).proposals).toEqual([]);
  });

  test('with a malformed item says so and keeps the rest', async () => {
    replies = [candidate(JSON.stringify({ expressions: [{ ...EXPRESSION, cue: 'four' }, EXPRESSION] }))];
    const { proposals, dropped } = await ask();
    expect(proposals).toHaveLength(1);
    expect(dropped).toEqual([{ expression: 'call it a day', reason: 'malformed' }]);
  });

  test('cut at the output limit is asked for again in halves', async () => {
    replies = [candidate('{"expressions":[{"ex', 'MAX_TOKENS'), candidate('{"expressions":[]}'), ANSWER];
    const { proposals, usage } = await ask();
    expect(proposals).toHaveLength(1);
    expect(usage).toMatchObject({ requests: 3, inputTokens: 2700 });
    expect(calls[1]?.body.contents[0]?.parts[0]?.text).toMatch(/AFTER[^\n]*\n\[4\]/);
  });

  test('cut even for a single line is a failure', async () => {
    replies = [candidate('', 'MAX_TOKENS')];
    const asked = ask({}, aChunkReady({ cues: makeCues(1) }));
    await expect(asked).rejects.toMatchObject({ code: 'analysis_too_long' });
  });
});

describe('a failure that asking again cannot heal', () => {
  const dailyQuota = {
    '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
    violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }],
  };
  const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '22s' };
  const badKey = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' };

  test.each<[string, Reply, string]>([
    ['SAFETY', candidate('', 'SAFETY'), 'analysis_blocked'],
    ['RECITATION', candidate('{"expressions":[]}', 'RECITATION'), 'analysis_blocked'],
    ['PROHIBITED_CONTENT', candidate('', 'PROHIBITED_CONTENT'), 'analysis_blocked'],
    ['BLOCKLIST', candidate('', 'BLOCKLIST'), 'analysis_blocked'],
    ['SPII', candidate('', 'SPII'), 'analysis_blocked'],
    ['a blocked prompt', json(200, { promptFeedback: { blockReason: 'OTHER' } }), 'analysis_blocked'],
    ['an invalid key', failed(400, 'INVALID_ARGUMENT', [badKey]), 'gemini_key_refused'],
    ['a forbidden project', failed(403, 'PERMISSION_DENIED'), 'gemini_key_refused'],
    ['an unknown model', failed(404, 'NOT_FOUND'), 'gemini_model_unknown'],
    ['another bad request', failed(400, 'FAILED_PRECONDITION'), 'gemini_request_refused'],
    ['a used-up day', failed(429, 'RESOURCE_EXHAUSTED', [dailyQuota, retryInfo]), 'gemini_quota_exhausted'],
  ])('%s ends the work at once', async (_what, reply, code) => {
    replies = [reply];
    const failure = await ask({ maxRetries: 3 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TerminalError);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).not.toContain('secret-key');
    expect(calls).toHaveLength(1);
  });
});

describe('a failure that may pass', () => {
  const html: Reply = (response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
  const hang: Reply = () => undefined;
  const hangInBody: Reply = (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).write('{');
  const cut: Reply = (response) => void response.destroy();

  test.each<[string, Reply, string]>([
    ['429 without details', failed(429, 'RESOURCE_EXHAUSTED'), 'gemini_quota'],
    ['500', failed(500, 'INTERNAL'), 'gemini_unavailable'],
    ['503', failed(503, 'UNAVAILABLE'), 'gemini_unavailable'],
    ['504', failed(504, 'DEADLINE_EXCEEDED'), 'gemini_unavailable'],
    ['an HTML page', html, 'gemini_unavailable'],
    ['a cut connection', cut, 'gemini_unreachable'],
    [
      'a page instead of JSON',
      (response) => void response.writeHead(200).end('<h1>Sign in</h1>'),
      'gemini_unreachable',
    ],
    ['no answer', hang, 'gemini_timeout'],
    ['half an answer', hangInBody, 'gemini_timeout'],
    ['broken JSON', candidate('{"expressions": [{"exp'), 'analysis_unusable'],
    ['an empty text', candidate(''), 'analysis_unusable'],
    [
      'a candidate without parts',
      json(200, { candidates: [{ content: { role: 'model' }, finishReason: 'STOP' }] }),
      'analysis_unusable',
    ],
    ['an unknown finish reason', candidate('{"expressions":[]}', 'OTHER'), 'analysis_unusable'],
    ['no candidate', json(200, {}), 'analysis_unusable'],
  ])('%s', async (_what, reply, code) => {
    replies = [reply];
    const failure = await ask({ timeoutMs: 300 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RetryableError);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).not.toContain('secret-key');
  });

  test('tells how long to wait when Gemini does', async () => {
    const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.07s' };
    replies = [failed(429, 'RESOURCE_EXHAUSTED', [retryInfo])];
    await expect(ask({ maxRetries: 3 })).rejects.toMatchObject({
      code: 'gemini_quota',
      retryAfterMs: 34_070,
    });
    expect(calls).toHaveLength(1);
  });

  test('is healed by asking again, and every call is counted', async () => {
    replies = [failed(503, 'UNAVAILABLE'), candidate('no JSON'), ANSWER];
    const { proposals, usage } = await ask({ maxRetries: 3 });
    expect(proposals).toHaveLength(1);
    expect(usage).toEqual({ requests: 3, retries: 2, inputTokens: 1800, outputTokens: 240 });
  });
});

describe('an abort', () => {
  test('ends a call that is under way', async () => {
    replies = [() => undefined];
    const stop = new AbortController();
    const asked = analyzer().analyze(aChunkReady(), { signal: stop.signal });
    const reason = new Error('shutting down');
    const ended = expect(asked).rejects.toBe(reason);
    await waitFor(() => calls.length === 1);
    stop.abort(reason);
    await ended;
  });

  test('that came before the call lets none happen', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(analyzer().analyze(aChunkReady(), { signal: stopped })).rejects.toThrow('stopped');
    expect(calls).toEqual([]);
  });
});
