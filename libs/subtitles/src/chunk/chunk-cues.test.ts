import { describe, expect, test } from '@jest/globals';
import type { Cue } from '@langflix/contracts';
import { makeCue, makeCues } from '@langflix/testing';
import fc from 'fast-check';
import { chunkCues } from './chunk-cues.ts';
import type { CueChunk } from './chunk-cues.ts';
import { promptLine } from './prompt-line.ts';

const sizeOf = (cues: readonly Cue[]): number =>
  cues.reduce((sum, cue) => sum + promptLine(cue).length + 1, 0);
const starts = (chunks: readonly CueChunk[]): (number | undefined)[] =>
  chunks.map(({ cues }) => cues[0]?.index);

/** Ten-letter cues every two seconds, with longer pauses before the given indices. */
function scenes(count: number, pauses: Readonly<Record<number, number>>): Cue[] {
  let at = 0;
  return Array.from({ length: count }, (_, index) => {
    at += 2000 + (pauses[index] ?? 0);
    return makeCue({ index, startMs: at, endMs: at + 1900, text: 'Ten chars.' });
  });
}

describe('chunkCues', () => {
  test('keeps a short episode in one chunk', () => {
    const cues = makeCues(8);
    expect(chunkCues(cues, { maxChars: 1680, preferredChars: 1400, contextCues: 3 })).toEqual([
      { chunk: 0, cues, contextBefore: [], contextAfter: [] },
    ]);
  });

  test('cuts where the scene changes rather than where the chunk is full', () => {
    const cues = scenes(40, { 10: 4000, 29: 6000 });
    const chunks = chunkCues(cues, { maxChars: 340, preferredChars: 260, contextCues: 2 });
    expect(starts(chunks)).toEqual([0, 10, 29]);
  });

  test('cuts at the end of a sentence where there is no pause', () => {
    const cues = scenes(24, {}).map((cue) => ({
      ...cue,
      text: cue.index === 10 ? 'Sentence.' : 'and so on,',
    }));
    expect(starts(chunkCues(cues, { maxChars: 240, preferredChars: 180, contextCues: 0 }))).toContain(11);
  });

  test('does not part cues that share a translation', () => {
    const cues = scenes(24, {}).map((cue) => ({ ...cue, translation: cue.index % 3 === 0 ? '가' : '' }));
    const first = starts(chunkCues(cues, { maxChars: 240, preferredChars: 180, contextCues: 0 }));
    expect(first.every((index) => (index ?? 0) % 3 === 0)).toBe(true);
  });

  test('shows neighbours of other chunks as context', () => {
    const chunks = chunkCues(scenes(40, { 20: 9000 }), {
      maxChars: 400,
      preferredChars: 320,
      contextCues: 2,
    });
    expect(chunks[1]?.contextBefore.map(({ index }) => index)).toEqual([18, 19]);
    expect(chunks[0]?.contextAfter.map(({ index }) => index)).toEqual([20, 21]);
    expect(chunks[1]?.contextAfter).toEqual([]);
  });

  test('splits a cue that is longer than the limit at its sentences', () => {
    const sentence = 'Nine times nine is eighty-one, they say. ';
    const cues = [
      makeCue({ index: 0, startMs: 0, endMs: 1000 }),
      makeCue({ index: 1, startMs: 2000, endMs: 10_000, text: sentence.repeat(8).trim(), translation: '가' }),
      makeCue({ index: 2, startMs: 11_000, endMs: 12_000 }),
    ];
    const chunks = chunkCues(cues, { maxChars: 100, preferredChars: 90, contextCues: 1 });
    const all = chunks.flatMap((chunk) => chunk.cues);
    expect(all.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(all.slice(1, 5).map(({ text }) => text)).toEqual(Array(4).fill(sentence.repeat(2).trim()));
    expect(all.slice(1, 5).map(({ startMs }) => startMs)).toEqual([2000, 4000, 6000, 8000]);
    expect(all[4]?.endMs).toBe(10_000);
    expect(all.slice(1, 5).map(({ translation }) => translation)).toEqual(['가', '', '', '']);
  });

  test('cuts a sentence without end where it must, and loses no letter of it', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', '.', ' ', ',', '가', '。', '😀', '\n', '- '),
      maxLength: 400,
    });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 5000 }), (text, lengthMs) => {
        const cue = makeCue({ index: 0, startMs: 500, endMs: 500 + lengthMs, text });
        const all = chunkCues([cue], { maxChars: 60, preferredChars: 50, contextCues: 0 }).flatMap(
          (c) => c.cues,
        );
        const letters = (part: string): string => part.replace(/\s/g, '');
        expect(letters(all.map((part) => part.text).join(''))).toBe(letters(text));
        all.forEach((part, i) => {
          expect(part.text.length).toBeLessThanOrEqual(60);
          expect(part.text.isWellFormed()).toBe(true);
          expect(part.startMs).toBeGreaterThanOrEqual(all[i - 1]?.startMs ?? 500);
          expect(part.endMs).toBeGreaterThan(part.startMs);
        });
      }),
    );
  });

  test('makes no chunk of nothing', () => {
    expect(chunkCues([], { maxChars: 100, preferredChars: 90, contextCues: 1 })).toEqual([]);
  });

  test('loses, repeats and reorders nothing, and keeps the limit, whatever the cues', () => {
    const anyCue = fc.record({ pauseMs: fc.nat({ max: 9000 }), length: fc.integer({ min: 1, max: 300 }) });
    const limits = fc.record({
      maxChars: fc.integer({ min: 50, max: 600 }),
      share: fc.double({ min: 0.3, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(anyCue, { maxLength: 80 }), limits, (plan, { maxChars, share }) => {
        let at = 0;
        const cues = plan.map(({ pauseMs, length }, index) => {
          at += pauseMs + 1000;
          return makeCue({ index, startMs: at - 1000, endMs: at, text: 'x'.repeat(length) });
        });
        const preferredChars = Math.max(1, Math.round(maxChars * share));
        const chunks = chunkCues(cues, { maxChars, preferredChars, contextCues: 2 });
        const joined = (all: readonly Cue[]): string => all.map(({ text }) => text).join('');
        expect(joined(chunks.flatMap((chunk) => chunk.cues))).toBe(joined(cues));
        chunks.forEach((chunk, i) => {
          expect(chunk.chunk).toBe(i);
          expect(sizeOf(chunk.cues)).toBeLessThanOrEqual(maxChars);
        });
      }),
    );
  });
});
