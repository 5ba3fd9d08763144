import { expect, test } from '@jest/globals';
import { readableReason } from './readable-reason.ts';

test.each([
  ['file:///films/Show%20S01E01.mp4: no picture', '/films/Show S01E01.mp4: no picture'],
  ['cannot read "file:///films/%EA%B0%80.srt", "file:///b"', 'cannot read "/films/가.srt", "/b"'],
  ['nothing to see', 'nothing to see'],
  ['file:///films/100%.mp4 is odd', 'file:///films/100%.mp4 is odd'],
  ['file:///films/%1B%5B2J.mp4 is odd', 'file:///films/%1B%5B2J.mp4 is odd'],
])('%s is told as %s', (reason, told) => {
  expect(readableReason(reason)).toBe(told);
});
