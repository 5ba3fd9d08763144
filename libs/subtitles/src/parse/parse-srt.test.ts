import { describe, expect, test } from '@jest/globals';
import { parseSubtitle } from './parse-subtitle.ts';

const GOOD = `1
00:00:01,000 --> 00:00:02,500
Hello.

2
00:00:03,000 --> 00:00:04,000
Two
lines.
`;
const CUES = [
  { startMs: 1000, endMs: 2500, text: 'Hello.' },
  { startMs: 3000, endMs: 4000, text: 'Two\nlines.' },
];

describe('parseSubtitle reads SRT', () => {
  test('as it should be, with nothing to mend', () => {
    expect(parseSubtitle(GOOD)).toEqual({ format: 'srt', cues: CUES, repairs: {} });
  });

  test.each<[string, string, Record<string, number>]>([
    ['CRLF', GOOD.replaceAll('\n', '\r\n'), {}],
    ['CR only', GOOD.replaceAll('\n', '\r'), { cr_only_line_end: 1 }],
    ['every line end doubled', GOOD.replaceAll('\n', '\r\r\n'), { blank_line_in_cue: 1 }],
    ['a byte order mark', `\ufeff${GOOD}`, {}],
    ['NUL characters', GOOD.replace('Hello', 'He\0l\0lo'), { nul_character: 2 }],
    ['no indices', GOOD.replaceAll(/^\d\n/gm, ''), { missing_index: 2 }],
    ['no blank lines', GOOD.replace('\n\n', '\n'), { missing_blank_line: 1 }],
    ['a blank line in a cue', GOOD.replace('Two\n', 'Two\n\n'), { blank_line_in_cue: 1 }],
    ['points for commas', GOOD.replaceAll(/(\d),(\d)/g, '$1.$2'), { decimal_point: 2 }],
    ['no hours', GOOD.replaceAll('00:00:', '00:'), { missing_hours: 2 }],
    ['short fractions', GOOD.replaceAll('000', '0').replace('500', '5'), { odd_timestamp: 2 }],
    ['one-digit hours', GOOD.replaceAll('00:00:', '0:00:'), {}],
    ['coordinates', GOOD.replaceAll(/(-->.*)/g, '$1 X1:10 X2:20'), {}],
    ['cues out of order', GOOD.split('\n\n').reverse().join('\n\n') + '\n', { out_of_order: 1 }],
  ])('with %s', (_, text, repairs) => {
    expect(parseSubtitle(text)).toEqual({ format: 'srt', cues: CUES, repairs });
  });

  test('keeps numbers that are text', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,000\n1990\n\n2\n00:00:03,000 --> 00:00:04,000\n1991\n';
    expect(parseSubtitle(text).cues.map((cue) => cue.text)).toEqual(['1990', '1991']);
    const tight = text.replace('\n\n', '\n');
    expect(parseSubtitle(tight).cues.map((cue) => cue.text)).toEqual(['1990', '1991']);
  });

  test('leaves a cue out whose time cannot be read, instead of giving its words to another', () => {
    const { cues, repairs } = parseSubtitle(GOOD.replace('00:00:03,000 -->', '00:0x:03,000 -->'));
    expect(cues).toEqual([CUES[0]]);
    expect(repairs).toEqual({ unreadable_time: 1 });
  });

  test.each([
    ['subtitle_empty', ''],
    ['subtitle_empty', '\ufeff\n \n'],
    ['subtitle_empty', '1\n-00:00:03,000 --> -00:00:01,000\nBefore the film.\n'],
    ['subtitle_format', 'Just some prose, with --> an arrow.'],
    ['subtitle_empty', '[Script Info]\nTitle: x\n[Events]\n'],
  ])('or refuses with %s', (code, text) => {
    expect(() => parseSubtitle(text)).toThrow(expect.objectContaining({ name: 'TerminalError', code }));
  });

  test('names the format that it does not read', () => {
    expect(() => parseSubtitle('00:00:01:Hello.|There.')).toThrow(/TMPlayer, which is not read/);
    expect(() => parseSubtitle('Scenarist_SCC V1.0')).toThrow(/SCC/);
  });
});

describe('times are mended', () => {
  const one = (line: string): ReturnType<typeof parseSubtitle> => parseSubtitle(`1\n${line}\nHello there.\n`);

  test('by reading time where the end is not after the start', () => {
    const zero = one('00:00:01,000 --> 00:00:01,000');
    expect(zero.cues[0]).toMatchObject({ startMs: 1000, endMs: 1000 + 1000 + 12 * 60 });
    expect(zero.repairs).toEqual({ zero_duration: 1 });
    expect(one('00:00:02,000 --> 00:00:01,000').repairs).toEqual({ negative_duration: 1 });
  });

  test('without running into the next cue', () => {
    const { cues } = parseSubtitle(
      '1\n00:00:01,000 -->\nA very long line.\n\n2\n00:00:01,400 --> 00:00:03,000\nNext.\n',
    );
    expect(cues[0]?.endMs).toBe(1400);
  });

  test('by dropping minus signs that make a cue run backwards, or cutting at the film start', () => {
    expect(one('-00:00:01,000 --> -00:00:03,000').cues[0]).toMatchObject({ startMs: 1000, endMs: 3000 });
    expect(one('-00:00:01,000 --> 00:00:03,000').cues[0]).toMatchObject({ startMs: 0, endMs: 3000 });
  });

  test('not where cues overlap, which is only counted', () => {
    const { cues, repairs } = parseSubtitle(
      '1\n00:00:01,000 --> 00:00:05,000\nA\n\n2\n00:00:02,000 --> 00:00:03,000\nB\n',
    );
    expect(cues.map((cue) => cue.endMs)).toEqual([5000, 3000]);
    expect(repairs).toEqual({ overlap: 1 });
  });
});
