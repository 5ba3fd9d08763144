/** What the adapter promises to the gate in front of the model. */
import { describe, expect, test } from '@jest/globals';
import { RetryableError } from '@langflix/contracts';
import { aChunkReady, waitFor } from '@langflix/testing';
import { usageOf } from '../spent-usage.ts';
import { EXPRESSION, aGeminiAnalyzer, aRecordingGate } from './a-gemini-analyzer.ts';
import type { CallGate } from './call-gate.ts';
import { answered, candidate, hang, hangInBody, refused, startLocalServer } from './local-server.ts';

const { signal } = new AbortController();
const chunk = aChunkReady();
const broken = candidate('{');

describe('the gate', () => {
  test('is passed before every call, repetitions, halves and repair questions too, and left as often', async () => {
    await using server = await startLocalServer(
      refused(503, 'UNAVAILABLE'),
      candidate('{', 'MAX_TOKENS'),
      broken,
      answered(),
      answered(EXPRESSION),
    );
    const gate = aRecordingGate();
    await aGeminiAnalyzer(server, { gate, maxRetries: 1 }).analyze(chunk, { signal });
    expect(server.calls).toHaveLength(5);
    expect(gate.left).toEqual([
      { failure: { cause: 'unavailable' } },
      ...['length', 'stop', 'stop', 'stop'].map((finish) => ({
        inputTokens: 900,
        outputTokens: 120,
        finish,
      })),
    ]);
  });

  test('is told the size of each question: a half is smaller, a repair question larger', async () => {
    await using server = await startLocalServer(broken, candidate('{', 'MAX_TOKENS'), answered());
    const gate = aRecordingGate();
    await aGeminiAnalyzer(server, { gate }).analyze(chunk, { signal });
    const [whole = 0, repair = 0, half = 0] = gate.entered;
    expect(whole).toBeGreaterThan(server.asked(0).length);
    expect(repair).toBeGreaterThan(whole);
    expect(half).toBeLessThan(whole);
  });

  test('may take its time: waiting at it counts towards no timeout', async () => {
    await using server = await startLocalServer(answered(EXPRESSION));
    const timeoutMs = 1000;
    const slow: CallGate = {
      enter: async () => {
        const opened = Date.now() + 1.2 * timeoutMs;
        await waitFor(() => Date.now() > opened);
        return { leave: () => Promise.resolve() };
      },
    };
    const answer = await aGeminiAnalyzer(server, { gate: slow, timeoutMs }).analyze(chunk, { signal });
    expect(answer.usage).toMatchObject({ requests: 1, retries: 0 });
  });

  test('that refuses lets no call happen, and its refusal is what the work fails with', async () => {
    await using server = await startLocalServer(answered());
    const parked = new RetryableError('parked until midnight', { code: 'gemini_quota_day', uncounted: true });
    const gate: CallGate = { enter: () => Promise.reject(parked) };
    await expect(aGeminiAnalyzer(server, { gate, maxRetries: 3 }).analyze(chunk, { signal })).rejects.toBe(
      parked,
    );
    expect(server.calls).toEqual([]);
    expect(usageOf(parked)).toBeUndefined();
  });

  test('that refuses a later call does not lose what the first has cost', async () => {
    await using server = await startLocalServer(broken);
    const parked = new RetryableError('parked', { uncounted: true });
    const open = aRecordingGate();
    const gate: CallGate = {
      enter: (call) => (open.entered.length === 0 ? open.enter(call) : Promise.reject(parked)),
    };
    await expect(aGeminiAnalyzer(server, { gate }).analyze(chunk, { signal })).rejects.toBe(parked);
    expect(usageOf(parked)).toMatchObject({ requests: 1, inputTokens: 900 });
  });

  test('that cannot be told how it went does not cost the answer', async () => {
    await using server = await startLocalServer(answered(EXPRESSION));
    const gate: CallGate = {
      enter: () => Promise.resolve({ leave: () => Promise.reject(new Error('broker away')) }),
    };
    const { proposals } = await aGeminiAnalyzer(server, { gate }).analyze(chunk, { signal });
    expect(proposals).toHaveLength(1);
  });

  test.each([
    ['before an answer begins', hang],
    ['while it comes', hangInBody],
  ])('is left without a verdict when the work is aborted %s', async (_when, reply) => {
    await using server = await startLocalServer(reply);
    const gate = aRecordingGate();
    const stop = new AbortController();
    const asked = aGeminiAnalyzer(server, { gate }).analyze(chunk, { signal: stop.signal });
    const ended = expect(asked).rejects.toThrow('stopped');
    await waitFor(() => server.calls.length === 1);
    stop.abort(new Error('stopped'));
    await ended;
    expect(gate.left).toEqual([{}]);
  });

  test('gets its permit back unused when the work is aborted at the gate', async () => {
    await using server = await startLocalServer(answered());
    const stop = new AbortController();
    const open = aRecordingGate();
    const gate: CallGate = {
      enter: (call) => {
        stop.abort(new Error('stopped'));
        return open.enter(call);
      },
    };
    await expect(aGeminiAnalyzer(server, { gate }).analyze(chunk, { signal: stop.signal })).rejects.toThrow(
      'stopped',
    );
    expect(open.left).toEqual([{ inputTokens: 0 }]);
    expect(server.calls).toEqual([]);
  });
});
