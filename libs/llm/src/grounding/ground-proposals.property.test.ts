import { expect, test } from '@jest/globals';
import type { ChunkReady } from '@langflix/contracts';
import { groundedExpression } from '@langflix/contracts';
import { aChunkReady, makeCues } from '@langflix/testing';
import fc from 'fast-check';
import type { ProposedExpression } from '../proposed-expression.ts';
import { groundProposals } from './ground-proposals.ts';

const LINES = [
  ...makeCues().map(({ text }) => text),
  'Не вешай нос!',
  '猫の手も\n借りたいよ',
  '破釜沉舟。',
  '식은 죽 먹기지',
  'Un cafe\u0301, s\u2019il vous plai\u0302t\u2026',
];
const cues = LINES.map((text, index) => ({ index, startMs: index * 2000, endMs: index * 2000 + 1500, text }));
const chunk: ChunkReady = aChunkReady({
  contextBefore: cues.slice(0, 2),
  cues: cues.slice(2, -2),
  contextAfter: cues.slice(-2),
  hasTranslation: false,
  maxExpressions: 5,
});

/** Words of one line: as they stand, joined with another's, in other letters, backwards; or anything else. */
const quotationOf = (line: string): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(fc.nat(2), fc.nat(4)).map(([from, count]) =>
        line
          .split(' ')
          .slice(from, from + count + 1)
          .join(' '),
      ),
    },
    fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => line.slice(Math.min(a, b), Math.max(a, b))),
    fc.constantFrom(...LINES).map((other) => `${line.slice(-9)} ${other.slice(0, 9)}`),
    fc.constant(line.toUpperCase().normalize('NFKD')),
    fc.constant(line.split('').reverse().join('')),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
const near = (index: number, least: number, most: number) =>
  fc.oneof({ weight: 8, arbitrary: fc.integer({ min: index + least, max: index + most }) }, fc.integer());
const proposal: fc.Arbitrary<ProposedExpression> = fc.nat(LINES.length - 1).chain((line) =>
  fc.record({
    expression: quotationOf(LINES[line] ?? ''),
    translation: fc.constantFrom('뜻', '뜻', 'meaning', ''),
    translationSource: fc.constantFrom('model', 'gloss', 'none'),
    cue: fc.oneof({ weight: 5, arbitrary: fc.constant(line) }, near(line, -2, 2)),
    firstCue: near(line, -3, 0),
    lastCue: near(line, 0, 3),
    similar: fc.array(fc.string(), { maxLength: 5 }),
    level: fc.constantFrom('beginner', 'intermediate', 'advanced'),
    scene: fc.string({ maxLength: 5 }),
    score: fc.oneof(fc.double(), fc.double({ min: 0, max: 1, noNaN: true })),
  }),
);

const bare = (text: string): string => text.replace(/\s+/g, '');

test('no mutilated proposal ever yields a text or a time that is not in its cues', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(proposal, { maxLength: 8 }), (proposals) => {
      const { expressions, dropped } = groundProposals(chunk, proposals);
      expect(expressions.length + dropped.length).toBe(proposals.length);
      expect(expressions.length).toBeLessThanOrEqual(chunk.maxExpressions);
      for (const grounded of expressions) {
        const { analysis, scene } = grounded;
        const holder = cues.find((cue) => cue.index === analysis.expressionCue);
        const next = cues.find((cue) => cue.index === analysis.expressionCue + 1);
        taken += 1;
        expect(groundedExpression.safeParse(grounded).error).toBeUndefined();
        expect(chunk.cues).toContainEqual(holder);
        expect(bare(`${holder?.text}${next?.text}`)).toContain(bare(analysis.expression));
        expect(analysis.dialogues).toEqual(LINES.slice(analysis.firstCue, analysis.lastCue + 1));
        expect(analysis.contextStartMs).toBe(cues[analysis.firstCue]?.startMs);
        expect(analysis.contextEndMs).toBe(cues[analysis.lastCue]?.endMs);
        for (const cue of scene) expect(cues).toContainEqual(cue);
      }
    }),
    { numRuns: 150 },
  );
  expect(taken).toBeGreaterThan(50);
});
