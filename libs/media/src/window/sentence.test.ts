import { expect, test } from '@jest/globals';
import { runsOn } from './sentence.ts';

test.each([
  ['I never thought', 'that it would do.', true],
  ['I never thought,', "I'd see you.", true],
  ['Well...', '...if you say so.', true],
  ['오늘은 이쯤 하고,', '국이나 먹자', true],
  ['Let it go.', 'and then', false],
  ['"Let it go!"', 'he said', false],
  ['Well...', 'Who is that?', false],
  ['I am tired', '- So am I', false],
  ['그만하자', '그래', false],
])('%j, then %j: the sentence runs on: %j', (line, next, expected) => {
  expect(runsOn(line, next)).toBe(expected);
});
