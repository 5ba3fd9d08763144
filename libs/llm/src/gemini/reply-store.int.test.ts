/** Replies that are paid for, of an analysis that takes several calls. */
import { expect, test } from '@jest/globals';
import { aChunkReady } from '@langflix/testing';
import { EXPRESSION, aGeminiAnalyzer } from './a-gemini-analyzer.ts';
import { answered, blockedPrompt, candidate, hang, startLocalServer } from './local-server.ts';
import type { Reply } from './local-server.ts';
import { keptReply } from './reply-store.ts';
import type { KeptReply, ReplyStore } from './reply-store.ts';

function aStore(): ReplyStore & { readonly kept: Map<string, KeptReply> } {
  const kept = new Map<string, KeptReply>();
  return {
    kept,
    get: async (key) => kept.get(key),
    put: async (key, reply) => void kept.set(key, keptReply.parse(JSON.parse(JSON.stringify(reply)))),
  };
}

/** Asks until the server no longer answers, as a worker that dies then; @returns how many calls it made */
async function dieBefore(replies: ReplyStore, ...given: readonly Reply[]): Promise<number> {
  await using server = await startLocalServer(...given, hang);
  const death = new AbortController();
  const analysis = aGeminiAnalyzer(server, { replies }).analyze(aChunkReady(), { signal: death.signal });
  const ended = expect(analysis).rejects.toThrow('killed');
  while (server.calls.length <= given.length) await new Promise((resolve) => setImmediate(resolve));
  death.abort(new Error('killed'));
  await ended;
  return server.calls.length;
}

test('halves that were answered before a worker died are not asked about again', async () => {
  const replies = aStore();
  const cut = candidate('{"expr', 'MAX_TOKENS');
  expect(await dieBefore(replies, cut, answered())).toBe(3);

  await using server = await startLocalServer(answered(EXPRESSION));
  const { proposals, usage } = await aGeminiAnalyzer(server, { replies }).analyze(aChunkReady(), {
    signal: new AbortController().signal,
  });
  expect(server.calls).toHaveLength(1);
  expect(proposals).toHaveLength(1);
  expect(usage).toMatchObject({ requests: 3, inputTokens: 2700 });
});

test('an answer that calls for a repair is paid for once', async () => {
  const replies = aStore();
  const invented = { ...EXPRESSION, expression: 'once upon a time' };
  await dieBefore(replies, answered(invented));

  await using server = await startLocalServer(answered(EXPRESSION));
  const { usage } = await aGeminiAnalyzer(server, { replies }).analyze(aChunkReady(), {
    signal: new AbortController().signal,
  });
  expect(server.calls).toHaveLength(1);
  expect(usage).toMatchObject({ requests: 2, retriesByCause: { analysis_unusable: 1 } });
});

test.each<[string, Reply]>([
  ['that nobody can read', candidate('not JSON')],
  ['that is blocked', blockedPrompt],
])('a reply %s is not kept', async (_what, reply) => {
  const replies = aStore();
  await using server = await startLocalServer(reply);
  const analysis = aGeminiAnalyzer(server, { replies }).analyze(aChunkReady(), {
    signal: new AbortController().signal,
  });
  await expect(analysis).rejects.toThrow();
  expect(replies.kept.size).toBe(0);
});

test('another model or another setting is another question', async () => {
  const replies = aStore();
  await using server = await startLocalServer(answered(EXPRESSION));
  for (const override of [{}, { model: 'gemini-other' }, { temperature: 1 }]) {
    await aGeminiAnalyzer(server, { replies, ...override }).analyze(aChunkReady(), {
      signal: new AbortController().signal,
    });
  }
  expect(server.calls).toHaveLength(3);
});
