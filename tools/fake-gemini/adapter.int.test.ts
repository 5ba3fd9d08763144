/** The server over real HTTP, with the adapter of libs/llm as its client: what it makes of each fault. */
import { describe, expect, test } from '@jest/globals';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { createGeminiAnalyzer, groundProposals } from '@langflix/llm';
import type { GeminiAnalyzerOptions } from '@langflix/llm';
import { aChunkReady, makeCues } from '@langflix/testing';
import type { FaultKind } from './faults.ts';
import { startFakeGemini } from './server.ts';
import type { FakeGemini } from './server.ts';

const { signal } = new AbortController();
const chunk = aChunkReady({ hasTranslation: false, cues: makeCues(), maxExpressions: 3 });

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

describe('a fault that the adapter may try again', () => {
  test.each<[FaultKind, string]>([
    ['429-minute', 'gemini_quota'],
    ['429-bare', 'gemini_quota'],
    ['503', 'gemini_unavailable'],
    ['500', 'gemini_unavailable'],
    ['html-502', 'gemini_unavailable'],
    ['hang-headers', 'gemini_timeout'],
    ['hang-body', 'gemini_timeout'],
    ['slow', 'gemini_timeout'],
    ['broken-json', 'analysis_unusable'],
    ['fenced-json', 'analysis_unusable'],
    ['empty', 'analysis_unusable'],
  ])('%s is %s', async (kind, code) => {
    await using server = await startFakeGemini({ faults: { [kind]: 1 } });
    const failure = await failureOf(ask(server, { timeoutMs: 200 }));
    expect(failure).toBeInstanceOf(RetryableError);
    expect(failure).toMatchObject({ code });
    expect(server.stats()).toMatchObject({ requests: 1, faults: { [kind]: 1 } });
  });
});

describe('a fault that the adapter leaves at that', () => {
  test.each<[FaultKind, string]>([
    ['429-day', 'gemini_quota_exhausted'],
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
    ['lies-missing-translations', ['line_count']],
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
