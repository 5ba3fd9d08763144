import { describe, expect, test } from '@jest/globals';
import { parseSubtitle } from './parse-subtitle.ts';

const texts = (vtt: string): string[] => parseSubtitle(vtt).cues.map((cue) => cue.text);

describe('parseSubtitle reads WebVTT', () => {
  test('with header, notes, styles, identifiers and settings', () => {
    const vtt = `WEBVTT - A title
Kind: captions

STYLE
::cue { color: red }

NOTE
not
shown

intro
00:01.000 --> 00:02.500 align:start line:0
<v Ann>Hello.

1
01:00:03.000 --> 01:00:04.000
Two
lines.
`;
    expect(parseSubtitle(vtt)).toEqual({
      format: 'webvtt',
      repairs: {},
      cues: [
        { startMs: 1000, endMs: 2500, text: '<v Ann>Hello.' },
        { startMs: 3_603_000, endMs: 3_604_000, text: 'Two\nlines.' },
      ],
    });
  });

  test('with a cue right after the header or right after another', () => {
    const vtt = 'WEBVTT\n00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB';
    expect(texts(vtt)).toEqual(['A', 'B']);
  });

  test('with empty cues, which the format allows', () => {
    expect(texts('WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nB')).toEqual(['', 'B']);
  });

  test('with decimal commas, counted', () => {
    const { cues, repairs } = parseSubtitle('WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nA');
    expect(cues).toHaveLength(1);
    expect(repairs).toEqual({ decimal_comma: 2 });
  });

  test.each([
    '000:00.000 --> 00:02.000',
    '120:00.000 --> 120:10.000',
    '00:00.000 00:00.001',
    '00:61.000 --> 00:62.000',
  ])('without the cue of a time line that breaks the format: %s', (line) => {
    expect(texts(`WEBVTT\n\n${line}\nA\n\n00:01.000 --> 00:02.000\nB`)).toEqual(['B']);
  });

  test.each(['WEBvtt', '\nWEBVTT', 'WEBVTTX'])('or refuses the signature %j', (signature) => {
    const vtt = `${signature}\n\n00:01.000 --> 00:02.000\nA`;
    expect(() => parseSubtitle(vtt)).toThrow(expect.objectContaining({ code: 'subtitle_format' }));
  });
});
