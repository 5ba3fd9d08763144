import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitPieces } from './line-splitter.ts';

const limits = { cues: 1, characters: 300 };

test('lines are the same however the text is cut, also inside a line end', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '한'), maxLength: 20 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (pieces) => {
      const splitter = splitPieces(limits);
      const lines = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
      expect(lines).toEqual(pieces.join('').split(/\r\n|\n|\r/));
    }),
    { numRuns: 2000 },
  );
});

test('a line without an end is refused, lines with one are not', () => {
  const splitter = splitPieces(limits);
  for (let i = 0; i < 50; i += 1) expect(splitter.push('abcdefgh\n')).toHaveLength(1);
  expect(() => {
    for (let i = 0; i < 50; i += 1) splitter.push('abcdefgh');
  }).toThrow(expect.objectContaining({ code: 'subtitle_too_large' }));
});
