import { expect, test } from '@jest/globals';
import { around } from './mark-expression.ts';

test('the expression is marked where it stands in the line', () => {
  expect(around('Never GIVE UP on it.', 'give up')).toEqual(['Never ', 'GIVE UP', ' on it.']);
});

test.each([
  ['She turned it down.', 'turn down'],
  ['İstanbul, give up!', 'give up'],
  ['A line.', ''],
])('nothing is marked in "%s" for "%s"', (line, expression) => {
  expect(around(line, expression)).toBeUndefined();
});
