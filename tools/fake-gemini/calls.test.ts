import { expect, test } from '@jest/globals';
import { countRepeated } from './calls.ts';
import type { CallRecord } from './calls.ts';

const call = (question: string, status?: number, model = 'm'): CallRecord => ({
  model,
  question,
  atMs: 0,
  inputTokens: 1,
  over: [],
  ...(status === undefined ? {} : { status }),
});

test('only a question that was answered twice was paid for twice', () => {
  expect(countRepeated([call('a', 200), call('b', 200), call('b', 429), call('b', 503), call('b')])).toBe(0);
  expect(countRepeated([call('a', 200), call('a', 200), call('a', 200)])).toBe(2);
  expect(countRepeated([call('a', 200, 'm'), call('a', 200, 'n')])).toBe(0);
});
