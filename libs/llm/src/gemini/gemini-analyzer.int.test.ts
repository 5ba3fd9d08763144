/** The adapter against a local server that speaks the wire format of Gemini: real HTTP, real SDK, no account. */
import { describe, expect, test } from '@jest/globals';
import { NO_USAGE } from '@langflix/contracts';
import { aChunkReady, makeCues, waitFor } from '@langflix/testing';
import { groundProposals } from '../grounding/ground-proposals.ts';
import { EXPRESSION, aGeminiAnalyzer } from './a-gemini-analyzer.ts';
import { answered, candidate, hang, hangInBody, refused, startLocalServer } from './local-server.ts';
import { questionSize } from './ask-gemini.ts';

const { signal } = new AbortController();
const chunk = aChunkReady();

describe('an answer', () => {
  test('becomes proposals that can be grounded, with its tokens counted, thinking included', async () => {
    await using server = await startLocalServer(answered(EXPRESSION));
    const prices = { 'gemini-test': { input: 1, output: 10, cachedInput: 0.5 } };
    const { proposals, usage } = await aGeminiAnalyzer(server, { prices }).analyze(chunk, { signal });
    expect(groundProposals(chunk, proposals).expressions).toHaveLength(1);
    expect(usage).toEqual({
      ...NO_USAGE,
      requests: 1,
      inputTokens: 900,
      outputTokens: 120,
      thinkingTokens: 20,
      cachedTokens: 300,
      costUsd: (600 * 1 + 300 * 0.5 + 120 * 10) / 1e6,
    });
  });

  test('was asked for by key header, schema and settings', async () => {
    await using server = await startLocalServer(answered(EXPRESSION));
    await aGeminiAnalyzer(server).analyze(chunk, { signal });
    const [call] = server.calls;
    expect(call?.url).toBe('/v1beta/models/gemini-test:generateContent');
    expect(call?.headers['x-goog-api-key']).toBe('secret-key');
    expect(call?.body.generationConfig).toMatchObject({
      responseMimeType: 'application/json',
      responseSchema: { type: 'object' },
      temperature: 0.1,
      topP: 0.8,
      topK: 40,
    });
    expect(call?.body.generationConfig).not.toHaveProperty('thinkingConfig');
    expect(call?.body.generationConfig).not.toHaveProperty('maxOutputTokens');
    expect(server.asked(0)).toContain('[4] ');
  });

  test('has room beside its thinking when both are limited', async () => {
    await using server = await startLocalServer(answered(EXPRESSION));
    const limits = { thinkingBudget: 512, maxOutputTokens: 2000 };
    await aGeminiAnalyzer(server, limits).analyze(chunk, { signal });
    expect(server.calls[0]?.body.generationConfig).toMatchObject({
      thinkingConfig: { thinkingBudget: 512 },
      maxOutputTokens: 2512,
    });
  });

  test('may hold no expression', async () => {
    await using server = await startLocalServer(answered());
    expect((await aGeminiAnalyzer(server).analyze(chunk, { signal })).proposals).toEqual([]);
    expect(server.calls).toHaveLength(1);
  });

  test('with a malformed item says so and keeps the rest', async () => {
    await using server = await startLocalServer(answered({ ...EXPRESSION, cue: 'four' }, EXPRESSION));
    const { proposals, dropped } = await aGeminiAnalyzer(server).analyze(chunk, { signal });
    expect(proposals).toHaveLength(1);
    expect(dropped).toEqual([{ expression: 'call it a day', reason: 'malformed' }]);
  });
});

describe('an answer cut at the output limit', () => {
  const cut = candidate('{"expressions":[{"ex', 'MAX_TOKENS');

  test('is asked for again in halves, and all of it is counted', async () => {
    await using server = await startLocalServer(cut, answered(), answered(EXPRESSION));
    const { proposals, usage } = await aGeminiAnalyzer(server).analyze(chunk, { signal });
    expect(proposals).toHaveLength(1);
    expect(usage).toMatchObject({ requests: 3, retries: 0, inputTokens: 2700, outputTokens: 360 });
    expect(server.asked(1)).toMatch(/AFTER[^\n]*\n\[4\]/);
  });

  test('even for a single line is a failure', async () => {
    await using server = await startLocalServer(cut);
    const asked = aGeminiAnalyzer(server).analyze(aChunkReady({ cues: makeCues(1) }), { signal });
    await expect(asked).rejects.toMatchObject({ code: 'analysis_too_long' });
  });

  test('is not split further once the work was aborted', async () => {
    const stop = new AbortController();
    await using server = await startLocalServer(cut, (response) => {
      stop.abort(new Error('shutting down'));
      answered()(response);
    });
    await expect(aGeminiAnalyzer(server).analyze(chunk, { signal: stop.signal })).rejects.toThrow('shutting');
    expect(server.calls).toHaveLength(2);
  });
});

describe('an abort', () => {
  test.each([
    ['before the answer begins', hang],
    ['while the answer comes', hangInBody],
    ['while a repetition waits', refused(503, 'UNAVAILABLE')],
  ])('ends the work %s', async (_when, reply) => {
    await using server = await startLocalServer(reply);
    const stop = new AbortController();
    const reason = new Error('shutting down');
    // Nothing but the abort can end this in the time that a test has.
    const settings = { maxRetries: 1, timeoutMs: 600_000, backoffMs: 600_000, random: () => 1 };
    const asked = aGeminiAnalyzer(server, settings).analyze(chunk, { signal: stop.signal });
    const ended = expect(asked).rejects.toBe(reason);
    await waitFor(() => server.calls.length === 1);
    stop.abort(reason);
    await ended;
    expect(server.calls).toHaveLength(1);
  });

  test('that came before the call lets none happen', async () => {
    await using server = await startLocalServer(answered());
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(aGeminiAnalyzer(server).analyze(chunk, { signal: stopped })).rejects.toThrow('stopped');
    expect(server.calls).toEqual([]);
  });
});

test('the version of the answers changes with every setting that shapes them', () => {
  const version = (override: object) => aGeminiAnalyzer({ url: '' }, override).cacheVersion;
  const others = [
    { temperature: 0.5 },
    { topP: 0.5 },
    { topK: 5 },
    { thinkingBudget: 0 },
    { maxOutputTokens: 900 },
  ];
  expect(new Set([{}, ...others].map(version)).size).toBe(others.length + 1);
  expect(version({ timeoutMs: 1, maxRetries: 9 })).toBe(version({}));
});

test('the size of a question is all of it: instruction, text and schema', () => {
  const prompt = { system: 'ab', text: 'cde' };
  expect(questionSize({ prompt, schema: {} as never })).toBe(7);
});
