import { expect, test } from '@jest/globals';
import { parseSubtitle } from './parse-subtitle.ts';

const CUES = [
  { startMs: 1000, endMs: 2500, text: 'Hello.\nYou there.' },
  { startMs: 3000, endMs: 4250, text: 'Yes?' },
];

test('parseSubtitle reads SBV', () => {
  const sbv = '0:00:01.000,0:00:02.500\nHello.\nYou there.\n\n0:00:03.000,0:00:04.250\nYes?\n';
  expect(parseSubtitle(sbv)).toEqual({ format: 'sbv', cues: CUES, repairs: {} });
  expect(parseSubtitle(sbv.replace('You', '\nYou')).repairs).toEqual({ blank_line_in_cue: 1 });
});

test.each([
  '',
  '[INFORMATION]\n[TITLE]Corner Shop\n[END INFORMATION]\n[SUBTITLE]\n[COLF]&HFFFFFF,[SIZE]24\n',
])('parseSubtitle reads SubViewer after the header %j', (header) => {
  const body = '00:00:01.00,00:00:02.50\nHello.[br]You there.\n\n00:00:03.00,00:00:04.25\nYes?\n';
  expect(parseSubtitle(header + body)).toEqual({ format: 'subviewer', cues: CUES, repairs: {} });
});
