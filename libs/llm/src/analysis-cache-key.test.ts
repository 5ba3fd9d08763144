import { describe, expect, test } from '@jest/globals';
import { aChunkReady, makeCues } from '@langflix/testing';
import { analysisCacheKey } from './analysis-cache-key.ts';

const analyzer = { id: 'offline', cacheVersion: '1' };
const key = analysisCacheKey(aChunkReady(), analyzer);

describe('the cache key of an analysis', () => {
  test('is the same for another job over the same episode, at another place in the plan', () => {
    expect(analysisCacheKey(aChunkReady({ job: 'another', chunk: 7 }), analyzer)).toBe(key);
  });

  test('does not depend on the words of a supplied translation, which grounding fills in', () => {
    const cues = makeCues().map((cue) => ({ ...cue, translation: 'x' }));
    expect(analysisCacheKey(aChunkReady({ cues }), analyzer)).toBe(key);
  });

  test.each([
    ['a line', { cues: makeCues().with(2, { ...makeCues()[2]!, text: 'Something else.' }) }],
    ['a time', { cues: makeCues().with(2, { ...makeCues()[2]!, endMs: 1 }) }],
    ['the context', { contextAfter: makeCues(2, 8) }],
    ['the level', { level: 'advanced' }],
    ['the source language', { sourceLanguage: 'fr' }],
    ['the target language', { targetLanguage: 'ja' }],
    ['whether lines are translated already', { hasTranslation: false }],
    ['the number wanted', { maxExpressions: 4 }],
  ] as const)('changes with %s', (_what, change) => {
    const chunk = aChunkReady({ ...change } as Parameters<typeof aChunkReady>[0]);
    expect(analysisCacheKey(chunk, analyzer)).not.toBe(key);
  });

  test('changes with the analyzer, its prompt and its settings', () => {
    const chunk = aChunkReady();
    expect(analysisCacheKey(chunk, { id: 'gemini:a', cacheVersion: '1' })).not.toBe(key);
    expect(analysisCacheKey(chunk, { id: 'offline', cacheVersion: '2' })).not.toBe(key);
  });
});
