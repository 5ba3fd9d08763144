import { describe, expect, test } from '@jest/globals';
import { NO_USAGE, TerminalError } from '@langflix/contracts';
import type { ChunkReady } from '@langflix/contracts';
import { aChunkReady, makeCue, makeCues } from '@langflix/testing';
import { groundProposals } from '../grounding/ground-proposals.ts';
import { createOfflineAnalyzer } from './create-offline-analyzer.ts';

const analyzer = createOfflineAnalyzer();
const { signal } = new AbortController();
const analyze = async (chunk: ChunkReady) => (await analyzer.analyze(chunk, { signal })).proposals;
const lines = (...texts: string[]) => texts.map((text, index) => makeCue({ index, text }));

describe('the offline analyzer', () => {
  test('finds expressions that pass grounding as they are', async () => {
    const chunk = aChunkReady({
      cues: makeCues(6, 1),
      contextBefore: makeCues(1),
      contextAfter: makeCues(1, 7),
    });
    const { expressions, dropped } = groundProposals(chunk, await analyze(chunk));
    expect(dropped).toEqual([]);
    const found = expressions.map(({ analysis }) => analysis.expression);
    expect(found).toEqual(expect.arrayContaining(['turned me down', 'call it a day']));
  });

  test('gives an English meaning, with the dictionary form where the line has another', async () => {
    const [found] = await analyze(aChunkReady({ cues: lines('They turned me down this morning.') }));
    expect(found).toMatchObject({
      expression: 'turned me down',
      translation: expect.stringMatching(/^turn down: refuse/),
      translationSource: 'gloss',
      similar: expect.arrayContaining(['refuse']),
    });
    expect(found?.lineTranslations).toBeUndefined();
  });

  test('reads a meaning from WordNet where the lists have none', async () => {
    const chunk = aChunkReady({ cues: lines('She just wolfed down the whole cake.'), level: 'mixed' });
    const [found] = await analyze(chunk);
    expect(found).toMatchObject({ expression: 'wolfed down', translation: 'wolf down: eat hastily' });
  });

  test('takes the level that is asked for before others', async () => {
    const cues = lines('We had better wake up early.', 'I hope he comes clean about it soon.');
    const best = async (level: ChunkReady['level']) =>
      (await analyze(aChunkReady({ cues, level, maxExpressions: 1 })))[0]?.expression;
    expect(await best('beginner')).toBe('wake up');
    expect(await best('advanced')).toBe('comes clean');
  });

  test('takes no more than the chunk may have, the best first', async () => {
    const cues = lines(
      'He gave up.',
      'I ran into Tom and we made up.',
      "Let's call it a day, I'm fed up with it.",
    );
    const found = await analyze(aChunkReady({ cues, maxExpressions: 2 }));
    expect(found).toHaveLength(2);
    expect(found[0]!.score).toBeGreaterThanOrEqual(found[1]!.score);
  });

  test('falls back on one unusual word when there is no expression, and only as often as it must', async () => {
    const cues = lines('The lantern is on the table.', 'A sailor bought the lantern.');
    expect((await analyze(aChunkReady({ cues }))).map(({ expression }) => expression)).toEqual(['lantern']);
    expect(await analyze(aChunkReady({ cues, minExpressions: 0 }))).toEqual([]);
  });

  test('finds nothing where there is nothing, which is a valid answer', async () => {
    expect(await analyze(aChunkReady({ cues: lines('No.', 'Tom?') }))).toEqual([]);
  });

  test('refuses another language than English and says what to do', async () => {
    const asked = analyzer.analyze(aChunkReady({ sourceLanguage: 'ja' }), { signal });
    await expect(asked).rejects.toThrow(TerminalError);
    await expect(asked).rejects.toMatchObject({
      code: 'language_unsupported',
      message: expect.stringMatching(/Japanese.*--analyzer gemini/),
    });
    expect(await analyze(aChunkReady({ sourceLanguage: 'en-GB' }))).not.toEqual([]);
  });

  test('stops waiting when it is aborted', async () => {
    const slow = createOfflineAnalyzer({ delayMs: 600_000 });
    const stop = new AbortController();
    const asked = slow.analyze(aChunkReady(), { signal: stop.signal });
    stop.abort(new Error('shutting down'));
    await expect(asked).rejects.toThrow();
  });

  test('costs nothing', async () => {
    const { usage } = await analyzer.analyze(aChunkReady(), { signal });
    expect(usage).toEqual(NO_USAGE);
  });
});
