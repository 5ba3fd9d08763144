import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { breakLines } from './break-lines.ts';
import { textPieces } from './text-pieces.ts';
import { textWidth } from './text-width.ts';

function broken(text: string, maxUnits = 42, keepTogether: { from: number; to: number }[] = []): string[] {
  return breakLines(textPieces(text, maxUnits), { maxUnits, keepTogether }).map((line) =>
    line.map((piece, i) => (i > 0 && piece.isSpaced ? ' ' : '') + piece.text).join(''),
  );
}

describe('breakLines', () => {
  test('keeps on one line what fits, whatever line breaks the track had', () => {
    expect(broken('We should hit the\nroad before sunrise.')).toEqual([
      'We should hit the road before sunrise.',
    ]);
    expect(broken('いってらっしゃい、\n気をつけて')).toEqual(['いってらっしゃい、気をつけて']);
  });

  test('makes two lines of about equal length, ending where reading pauses', () => {
    expect(broken("Don't worry about the test tomorrow, it'll be a piece of cake.")).toEqual([
      "Don't worry about the test tomorrow,",
      "it'll be a piece of cake.",
    ]);
  });

  test('gives each speaker a line', () => {
    expect(broken('- Hi.\n- Hello.')).toEqual(['- Hi.', '- Hello.']);
  });

  test('does not part an expression where another place serves', () => {
    const text = 'They were about to call it a day when the telephone rang.';
    const from = text.indexOf('call it a day');
    const lines = broken(text, 42, [{ from, to: from + 13 }]);
    expect(lines.some((line) => line.includes('call it a day'))).toBe(true);
  });

  test('breaks Korean at spaces and Chinese, Japanese and Thai without any', () => {
    expect(broken('내일 시험은 걱정하지 마, 식은 죽 먹기일 거야.')).toEqual([
      '내일 시험은 걱정하지 마,',
      '식은 죽 먹기일 거야.',
    ]);
    for (const text of [
      '那个人昨天晚上跟我说他今天不会来参加我们的会议了',
      'เขาบอกฉันเมื่อคืนนี้ว่าวันนี้เขาจะไม่มาประชุมกับพวกเราที่บริษัท',
    ]) {
      const lines = broken(text);
      expect(lines.length).toBe(2);
      expect(lines.join('')).toBe(text);
    }
  });

  test('starts no line with a closing mark or small kana and ends none with an opening bracket', () => {
    const text =
      '彼は「もう二度とあんなことはしない」と言っていたのに、ちょっと目を離すとまたやってしまった。';
    for (let maxUnits = 12; maxUnits < 60; maxUnits += 1) {
      for (const line of broken(text, maxUnits)) {
        expect(line).not.toMatch(/^[、。」っょー]/);
        expect(line).not.toMatch(/「$/);
      }
    }
  });

  test('cuts a word that is longer than a line between characters', () => {
    const lines = broken('x'.repeat(100));
    expect(lines.length).toBe(3);
    expect(lines.join('')).toBe('x'.repeat(100));
  });

  test('loses no character and keeps every line within the limit', () => {
    const alphabet = fc.constantFrom(
      'a',
      'wide',
      ' ',
      '\n',
      '- ',
      '。',
      '「',
      '字',
      'か',
      '한',
      'é',
      '👨‍👩‍👧',
      ', ',
      'ก',
    );
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 80 }),
        fc.integer({ min: 12, max: 60 }),
        (parts, maxUnits) => {
          const text = parts.join('');
          const lines = broken(text, maxUnits);
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(maxUnits + 0.001);
        },
      ),
    );
  });
});
