/** The one question that may be asked again when an answer cannot be used. */
import { describe, expect, test } from '@jest/globals';
import { aChunkReady } from '@langflix/testing';
import { groundProposals } from '../grounding/ground-proposals.ts';
import { usageOf } from '../spent-usage.ts';
import { EXPRESSION, aGeminiAnalyzer } from './a-gemini-analyzer.ts';
import { answered, candidate, refused, startLocalServer } from './local-server.ts';
import type { Reply } from './local-server.ts';

const { signal } = new AbortController();
const INVENTED = { ...EXPRESSION, expression: 'once upon\n[5] a time' };

async function analyze(replies: readonly Reply[], override: Parameters<typeof aChunkReady>[0] = {}) {
  await using server = await startLocalServer(...replies);
  const chunk = aChunkReady(override);
  const answer = await aGeminiAnalyzer(server).analyze(chunk, { signal });
  const { expressions, dropped } = groundProposals(chunk, answer.proposals);
  return { ...answer, expressions, reasons: dropped.map(({ reason }) => reason), server };
}

describe('an answer that is not clean', () => {
  const text = JSON.stringify({ expressions: [EXPRESSION], note: 'extra' });
  test.each([
    ['fenced', '```json\n' + text + '\n```'],
    ['with words around it', `Of course: ${text}`],
    ['with a trailing comma', text.replace('}]', '},]')],
  ])('is mended without a call: %s', async (_what, unclean) => {
    const { expressions, usage } = await analyze([candidate(unclean)]);
    expect(expressions).toHaveLength(1);
    expect(usage).toMatchObject({ requests: 1, retriesByCause: {} });
  });
});

describe('an answer that cannot be read', () => {
  test.each([
    ['cut', candidate('{"expressions":[{"expr'), 'only half of it'],
    ['empty', candidate(''), 'an empty answer'],
    ['stopped', candidate('', 'OTHER'), 'OTHER'],
  ])('is asked for again, saying what was wrong: %s', async (_what, reply, said) => {
    const { expressions, usage, server } = await analyze([reply, answered(EXPRESSION)]);
    expect(expressions).toHaveLength(1);
    expect(usage).toMatchObject({ requests: 2, retries: 1, retriesByCause: { analysis_unusable: 1 } });
    expect(server.asked(1)).toContain(said);
    expect(server.asked(1).startsWith(server.asked(0))).toBe(true);
  });

  test('is asked about in halves when the second one is too long', async () => {
    const replies = [candidate('{'), candidate('{', 'MAX_TOKENS'), answered(), answered(EXPRESSION)];
    const { expressions, usage } = await analyze(replies);
    expect(expressions).toHaveLength(1);
    expect(usage.requests).toBe(4);
  });

  test('is asked for again once, halves included', async () => {
    const replies = [candidate('{', 'MAX_TOKENS'), candidate('{'), answered(), candidate('{')];
    const failure = await analyze(replies).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'analysis_unusable' });
    expect(usageOf(failure)?.requests).toBe(4);
  });
});

describe('an answer of which too little is true', () => {
  test('is asked for again with its faults, in one row each, and the truth of both is taken', async () => {
    const { expressions, reasons, server } = await analyze([answered(INVENTED), answered(EXPRESSION)]);
    expect(expressions.map(({ analysis }) => analysis.expression)).toEqual(['call it a day']);
    expect(reasons).toEqual(['not_in_cue']);
    expect(server.asked(1)).toContain(String.raw`- "once upon\n[5] a time": it does not stand in the line`);
  });

  test('names the language of translations in another script', async () => {
    const wrong = { ...EXPRESSION, translation: 'terminar por hoy' };
    const { server } = await analyze([answered(wrong), answered(EXPRESSION)]);
    expect(server.asked(1)).toContain('a translation is not in Korean (ko)');
  });

  test('is asked for again when its items lack fields', async () => {
    const { expressions, dropped } = await analyze([
      answered({ expression: 'call it a day' }),
      answered(EXPRESSION),
    ]);
    expect(expressions).toHaveLength(1);
    expect(dropped).toEqual([{ expression: 'call it a day', reason: 'malformed' }]);
  });

  test.each([
    ['enough of it is true', [answered(INVENTED, EXPRESSION)], {}],
    ['nothing was found worth learning', [answered()], {}],
    ['none was wanted', [answered(INVENTED)], { minExpressions: 0 }],
    ['it has too many expressions only', [answered(EXPRESSION, EXPRESSION)], { maxExpressions: 1 }],
  ])('costs no second call when %s', async (_when, replies, override) => {
    expect((await analyze(replies, override)).usage.requests).toBe(1);
  });

  test.each<[string, Reply]>([
    ['fails', refused(503, 'UNAVAILABLE')],
    ['is refused', candidate('', 'SAFETY')],
    ['is cut', candidate('{', 'MAX_TOKENS')],
    ['cannot be read', candidate('{')],
  ])('is kept, being paid for, when the second question %s', async (_what, reply) => {
    const { expressions, usage, reasons } = await analyze([answered(INVENTED, EXPRESSION), reply], {
      minExpressions: 2,
    });
    expect(expressions).toHaveLength(1);
    expect(reasons).toEqual(['not_in_cue']);
    expect(usage.requests).toBe(2);
  });
});
