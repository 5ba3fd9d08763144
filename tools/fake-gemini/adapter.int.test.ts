/** The server over real HTTP, with the adapter of libs/llm as its client: what it makes of each fault. */
import { describe, expect, test } from '@jest/globals';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { createGeminiAnalyzer, groundProposals, usageOf } from '@langflix/llm';
import type { CallFailure, CallGate, GeminiAnalyzerOptions } from '@langflix/llm';
import { aChunkReady, makeCues } from '@langflix/testing';
import type { FaultKind } from './faults.ts';
import { startFakeGemini } from './server.ts';
import type { FakeGemini } from './server.ts';

const { signal } = new AbortController();
/** Lines without translations: the model has to give them. */
const cues = makeCues().map(({ index, startMs, endMs, text }) => ({ index, startMs, endMs, text }));
const chunk = aChunkReady({ hasTranslation: false, cues, maxExpressions: 3 });

function ask({ url }: FakeGemini, override: Partial<GeminiAnalyzerOptions> = {}, asked = chunk) {
  const analyzer = createGeminiAnalyzer({
    apiKey: 'test',
    model: 'gemini-test',
    baseUrl: url,
    timeoutMs: 5000,
    temperature: 0.1,
    topP: 0.8,
    topK: 40,
    maxRetries: 0,
    backoffMs: 1,
    ...override,
  });
  return analyzer.analyze(asked, { signal });
}
const failureOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an answer', () => {
  test.each(['ko', 'ja', 'zh-Hans', 'zh-Hant', 'es', 'fr', 'de', 'pt-BR', 'vi', 'ru', 'ar', 'th', 'hi'])(
    'is true, with translations of the lines into %s',
    async (targetLanguage) => {
      await using server = await startFakeGemini();
      const into = { ...chunk, targetLanguage };
      const { proposals, usage } = await ask(server, {}, into);
      const { expressions, dropped } = groundProposals(into, proposals);
      expect(dropped).toEqual([]);
      expect(expressions).toHaveLength(3);
      expect(expressions.map(({ analysis }) => analysis.translationSource)).toEqual(Array(3).fill('model'));
      const model = server.stats().models['gemini-test'];
      expect(usage).toMatchObject({ inputTokens: model?.inputTokens, outputTokens: model?.outputTokens });
    },
  );

  test('leaves the lines alone where a track was supplied', async () => {
    await using server = await startFakeGemini();
    const supplied = { ...chunk, hasTranslation: true };
    const { proposals } = await ask(server, {}, supplied);
    expect(proposals[0]?.lineTranslations).toBeUndefined();
    expect(groundProposals(supplied, proposals).expressions).toHaveLength(3);
  });

  test.each([
    ['ja', ['明日は早く起きてください。', '会議を中止しましょう。']],
    ['ko', ['내일 일찍 일어나야 해.', '회의를 취소해야겠어.']],
  ])('takes its phrases from lines in %s too', async (sourceLanguage, texts) => {
    await using server = await startFakeGemini();
    const [from, cues] = [{ sourceLanguage, targetLanguage: 'en' }, makeCues(texts.length)];
    const foreign = { ...chunk, ...from, cues: cues.map((cue, i) => ({ ...cue, text: texts[i] ?? '' })) };
    const { proposals } = await ask(server, {}, foreign);
    const { expressions, dropped } = groundProposals(foreign, proposals);
    expect([expressions.length, dropped]).toEqual([2, []]);
  });
});

describe('a fault that may be gone later', () => {
  test.each<[FaultKind, string, boolean]>([
    ['429-day', 'gemini_quota_day', true],
    ['503', 'gemini_unavailable', true],
    ['500', 'gemini_internal', false],
    ['html-502', 'gemini_unavailable', true],
    ['hang-headers', 'gemini_timeout', false],
    ['hang-body', 'gemini_timeout', false],
    ['slow', 'gemini_timeout', false],
  ])(
    '%s is %s, and counts as an attempt unless it says nothing about the question',
    async (kind, code, uncounted) => {
      await using server = await startFakeGemini({ faults: { [kind]: 1 } });
      const failure = await failureOf(ask(server, { timeoutMs: 200 }));
      expect(failure).toBeInstanceOf(RetryableError);
      expect(failure).toMatchObject({ code, uncounted });
      expect(server.stats()).toMatchObject({ requests: 1, faults: { [kind]: 1 } });
    },
  );

  test.each<FaultKind>(['broken-json', 'empty'])('%s is asked about once more', async (kind) => {
    await using server = await startFakeGemini({ faults: { [kind]: 1 } });
    const failure = await failureOf(ask(server));
    expect(failure).toMatchObject({ code: 'analysis_unusable', uncounted: false });
    expect(server.stats()).toMatchObject({ requests: 2, repeated: 0 });
    expect(usageOf(failure)).toMatchObject({ requests: 2, retriesByCause: { analysis_unusable: 1 } });
  });
});

describe('a quota per minute that is used up', () => {
  test.each<FaultKind>(['429-minute', '429-bare'])('%s is waited out behind the gate', async (kind) => {
    await using server = await startFakeGemini({ faults: { [kind]: 1 } });
    const told: CallFailure[] = [];
    const gate: CallGate = {
      enter: async () => ({
        leave: async ({ failure }) => {
          if (failure !== undefined) told.push(failure);
          await fetch(`${server.url}/faults`, { method: 'POST', body: '{}' });
        },
      }),
    };
    const { proposals } = await ask(server, { gate });
    expect(proposals).toHaveLength(3);
    expect(told).toMatchObject([{ cause: 'minute_quota' }]);
    expect(server.stats()).toMatchObject({ requests: 2, repeated: 0 });
  });
});

describe('an answer with a fence around it', () => {
  test('is read all the same', async () => {
    await using server = await startFakeGemini({ faults: { 'fenced-json': 1 } });
    expect((await ask(server)).proposals).toHaveLength(3);
  });
});

describe('a fault that the adapter leaves at that', () => {
  test.each<[FaultKind, string]>([
    ['safety', 'analysis_blocked'],
    ['prohibited-content', 'analysis_blocked'],
  ])('%s is %s', async (kind, code) => {
    await using server = await startFakeGemini({ faults: { [kind]: 1 } });
    const failure = await failureOf(ask(server, { maxRetries: 3 }));
    expect(failure).toBeInstanceOf(TerminalError);
    expect(failure).toMatchObject({ code });
    expect(server.stats()).toMatchObject({ requests: 1, faults: { [kind]: 1 } });
  });

  test('max-tokens is answered by ever smaller chunks, down to a line', async () => {
    await using server = await startFakeGemini({ faults: { 'max-tokens': 1 } });
    expect(await failureOf(ask(server))).toMatchObject({ code: 'analysis_too_long' });
    expect(server.stats().requests).toBe(4);
  });

  test.each<[Partial<GeminiAnalyzerOptions>, string]>([
    [{ apiKey: 'wrong' }, 'gemini_key_refused'],
    [{ model: 'parrot' }, 'gemini_model_unknown'],
  ])('%j is %s', async (override, code) => {
    await using server = await startFakeGemini();
    expect(await failureOf(ask(server, override))).toMatchObject({ code });
  });
});

describe('a lie', () => {
  test.each<[FaultKind, readonly string[]]>([
    ['lies-shifted-indices', ['not_in_cue', 'cue_not_in_chunk', 'range_invalid']],
    ['lies-invented-lines', ['not_in_cue']],
    ['lies-wrong-script', ['wrong_script']],
    ['lies-missing-translations', ['line_count', 'duplicate']],
    ['lies-duplicate-expressions', ['duplicate']],
    ['lies-extra-fields', ['duplicate']],
  ])('%s is dropped and the truth behind it kept', async (kind, reasons) => {
    await using server = await startFakeGemini({ faults: { [kind]: 1 } });
    const { proposals } = await ask(server);
    const { expressions, dropped } = groundProposals(chunk, proposals);
    expect(expressions).toHaveLength(3);
    expect(dropped).toHaveLength(3);
    for (const { reason } of dropped) expect(reasons).toContain(reason);
    const lines = chunk.cues.map(({ text }) => text);
    for (const { analysis } of expressions) {
      for (const line of analysis.dialogues) expect(lines).toContain(line);
      expect(analysis.expressionDialogue).toContain(analysis.expression);
    }
  });
});
