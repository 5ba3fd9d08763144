import { describe, expect, test } from '@jest/globals';
import { parseSubtitle } from './parse-subtitle.ts';

describe('parseSubtitle reads MicroDVD', () => {
  const body = '{50}{100}Hello.|{y:i}You there.\n{150}{}Yes?\n';

  test('at the frame rate of its first line', () => {
    expect(parseSubtitle(`{1}{1}25.000\n${body}`, { frameRate: 30 })).toMatchObject({
      format: 'microdvd',
      cues: [
        { startMs: 2000, endMs: 4000, text: 'Hello.\n{y:i}You there.' },
        { startMs: 6000, text: 'Yes?' },
      ],
      repairs: { zero_duration: 1 },
    });
  });

  test('else at the frame rate that is given, and says so', () => {
    const { cues, repairs } = parseSubtitle(body, { frameRate: 50 });
    expect(cues[0]).toMatchObject({ startMs: 1000, endMs: 2000 });
    expect(repairs).toMatchObject({ assumed_frame_rate: 1 });
    expect(parseSubtitle(body, { frameRate: 0 }).cues[0]).toMatchObject({ startMs: 2085 });
  });

  test('at 23.976 frames a second where nobody knows, and says so', () => {
    const { cues, repairs } = parseSubtitle(`{DEFAULT}{C:$FFFFFF}\n${body}`);
    expect(cues[0]).toMatchObject({ startMs: 2085, endMs: 4171 });
    expect(repairs).toMatchObject({ assumed_frame_rate: 1 });
  });

  test('with a line that was broken in two', () => {
    const { cues, repairs } = parseSubtitle('{1}{1}25\n{50}{100}Hello\nthere.\n');
    expect(cues[0]?.text).toBe('Hello\nthere.');
    expect(repairs).toEqual({ broken_line: 1 });
  });
});

test('parseSubtitle reads MPL2, without the slashes of italics', () => {
  expect(parseSubtitle('[10][25]/Hello.|/You there.\n[30][40]and/or\n')).toEqual({
    format: 'mpl2',
    cues: [
      { startMs: 1000, endMs: 2500, text: 'Hello.\nYou there.' },
      { startMs: 3000, endMs: 4000, text: 'and/or' },
    ],
    repairs: {},
  });
});
