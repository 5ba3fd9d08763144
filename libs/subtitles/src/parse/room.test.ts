// No file, however made, takes more memory than the limits stand for; what is passed over does not count.
import { describe, expect, test } from '@jest/globals';
import { parseSubtitle } from './parse-subtitle.ts';

const limits = { cues: 10, characters: 1000 };
const srt = (cues: number, text = 'Hello.'): string =>
  Array.from(
    { length: cues },
    (_, i) => `${i + 1}\n00:00:${10 + i},000 --> 00:00:${10 + i},900\n${text}\n`,
  ).join('\n');
const ass = (style: string, dialogues: number): string =>
  Array.from(
    { length: dialogues },
    (_, i) => `Dialogue: 0,0:00:${10 + i}.00,0:00:${10 + i}.50,${style},,0,0,0,,Hello ${i}\n`,
  ).join('');
const parse = (text: string): number => parseSubtitle(text, { limits }).cues.length;

describe('a track within the limits', () => {
  test.each([
    ['as many cues as it may have', srt(10), 10],
    ['all of its characters in one cue', srt(1, 'a'.repeat(990)), 1],
    ['any number of signs beside its dialogue', `[Events]\n${ass('Signs', 50)}${ass('Default', 3)}`, 3],
    ['signs after its dialogue', `[Events]\n${ass('Default', 3)}${ass('Signs', 50)}`, 3],
    [
      'notes between its cues',
      `WEBVTT\n\n${`NOTE ${'a'.repeat(90)}\n\n`.repeat(50)}00:01.000 --> 00:02.000\nHi`,
      1,
    ],
  ])('is read: %s', (_, text, cues) => {
    expect(parse(text)).toBe(cues);
  });
});

describe('a track beyond the limits', () => {
  test.each([
    ['one cue too many', srt(11), 'more than 10 cues'],
    ['too many characters', srt(9, 'a'.repeat(120)), 'more than 1,000 characters'],
    ['one cue without an end', srt(1, 'a\n'.repeat(600)), 'more than 1,000 characters'],
    ['text before any cue', `${'a\n'.repeat(600)}${srt(1)}`, 'more than 1,000 characters'],
    ['nothing but too many signs', `[Events]\n${ass('Signs', 50)}`, 'more than 10 cues'],
    ['SAMI', `<SAMI>${'<SYNC Start=1><P>Hello'.repeat(60)}`, 'more than 1,000 characters'],
    ['SAMI at one time', `<SAMI><SYNC Start=1>${'<P>Hi'.repeat(11)}`, 'more than 10 cues'],
    ['short TTML', `<tt>${'<p begin="1s" end="2s">Hi</p>'.repeat(11)}</tt>`, 'more than 10 cues'],
    ['TTML', `<tt>${'<p begin="1s" end="2s">Hello</p>'.repeat(40)}</tt>`, 'more than 1,000 characters'],
    ['MicroDVD', '{10}{20}Hello\n'.repeat(11), 'more than 10 cues'],
    ['SBV', '0:00:01.000,0:00:02.000\nHi\n\n'.repeat(11), 'more than 10 cues'],
    ['WebVTT', `WEBVTT\n\n${'00:01.000 --> 00:02.000\nHi\n\n'.repeat(11)}`, 'more than 10 cues'],
  ])('is refused with the limit and what to do: %s', (_, text, limit) => {
    const message = expect.stringMatching(new RegExp(`${limit}.*Supply the track of one film`)) as unknown;
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'subtitle_too_large', message }));
  });
});
