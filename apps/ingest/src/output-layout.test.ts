import { describe, expect, test } from '@jest/globals';
import { TerminalError } from '@langflix/contracts';
import { clipFileStem, folderName, outputOf } from './output-layout.ts';

describe('names in the result folder', () => {
  test.each([
    ['The Office', 'The Office'],
    ['A/B: "C"?', 'A B C'],
    ['../../etc', 'etc'],
    ['...', 'untitled'],
    ['사랑의 불시착', '사랑의 불시착'],
  ])('the title %j becomes the folder %j', (title, folder) => {
    expect(folderName(title)).toBe(folder);
  });

  test('a long title in any script becomes a name that file systems take, cut between characters', () => {
    for (const title of [
      '사랑의 불시착 '.repeat(20),
      'x'.repeat(98) + '😀😀😀',
      '愛'.repeat(120),
      'a. '.repeat(60),
    ]) {
      const name = folderName(title);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name.isWellFormed()).toBe(true);
      expect(name).not.toMatch(/[. ]$/);
    }
  });

  test.each([
    [1, 'give up', 9, '01-give-up'],
    [7, "don't let the cat out of the bag", 120, '007-dont-let-the-cat-out-of-the-bag'],
    [3, '눈 코 뜰 새 없다', 12, '03-눈-코-뜰-새-없다'],
    [4, '?!', 12, '04-clip'],
  ])('clip %i, %j of %i, is called %j', (number, expression, total, stem) => {
    expect(clipFileStem(number, expression, total)).toBe(stem);
  });

  test('an output inside the configured folder is taken, any other is refused with the remedy', () => {
    expect(outputOf(undefined, '/data/out')).toBe('file:///data/out');
    expect(outputOf('file:///data/out/team-a', '/data/out')).toBe('file:///data/out/team-a');
    for (const outside of ['file:///etc', 'file:///data/out/../other', 'file:///data/output2']) {
      expect(() => outputOf(outside, '/data/out')).toThrow(TerminalError);
    }
    expect(outputOf('s3://clips/shows/team-a', 's3://clips/shows/')).toBe('s3://clips/shows/team-a');
    for (const outside of ['s3://clips', 's3://clips/shows2', 's3://clips2/shows', 'file:///shows']) {
      expect(() => outputOf(outside, 's3://clips/shows')).toThrow(/output\.directory/);
    }
  });
});
