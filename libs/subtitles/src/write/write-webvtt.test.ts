import { describe, expect, test } from '@jest/globals';
import { makeCue } from '@langflix/testing';
import { parseSubtitle } from '../parse/parse-subtitle.ts';
import { writeWebVtt } from './write-webvtt.ts';

const CUES = [
  makeCue({ index: 0, startMs: 60_000, endMs: 61_500, text: 'Tom & <Ann>\n--> go', translation: '톰과 앤' }),
  makeCue({ index: 1, startMs: 3_662_000, endMs: 3_664_000, text: 'now.', translation: '' }),
];

describe('writeWebVtt', () => {
  test('writes times from the start of the clip and escapes the text', () => {
    expect(writeWebVtt(CUES, { offsetMs: 59_000 })).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nTom &amp; &lt;Ann&gt;\n--&gt; go\n\n' +
        '01:00:03.000 --> 01:00:05.000\nnow.\n',
    );
  });

  test('writes the translation, which may stand for several cues', () => {
    expect(writeWebVtt(CUES, { text: 'translation' })).toBe(
      'WEBVTT\n\n00:01:00.000 --> 01:01:04.000\n톰과 앤\n',
    );
  });

  test('leaves out what is not in the clip', () => {
    expect(writeWebVtt(CUES, { offsetMs: 61_000, durationMs: 2000 })).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:00.500\nTom &amp; &lt;Ann&gt;\n--&gt; go\n',
    );
    expect(writeWebVtt([])).toBe('WEBVTT\n');
  });

  test('can be read back', () => {
    const { cues, repairs } = parseSubtitle(writeWebVtt(CUES));
    expect(repairs).toEqual({});
    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      CUES.map(({ startMs, endMs }) => [startMs, endMs]),
    );
  });
});
