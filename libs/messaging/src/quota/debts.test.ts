import { expect, test } from '@jest/globals';
import { createDebts, sumOf } from './debts.ts';

test('a debt is owed until its request leaves the window, and once', () => {
  const debts = createDebts();
  debts.add({ quanta: 5, untilMs: 100 }, { quanta: 7, untilMs: 200 }, { quanta: 0, untilMs: 300 });
  expect(sumOf(debts.take(8, 99))).toBe(8);
  expect(debts.take(8, 99)).toEqual([{ quanta: 4, untilMs: 200 }]);
  expect(debts.take(8, 99)).toEqual([]);
  debts.add({ quanta: 5, untilMs: 100 }, { quanta: 7, untilMs: 200 });
  expect(debts.take(8, 100)).toEqual([{ quanta: 7, untilMs: 200 }]);
});
