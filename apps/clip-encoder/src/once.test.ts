import { expect, test } from '@jest/globals';
import { once } from './once.ts';

test('all calls share the first result, those beside it too', async () => {
  let runs = 0;
  const number = once(async () => (runs += 1));
  expect(await Promise.all([number(), number()])).toEqual([1, 1]);
  expect(await number()).toBe(1);
});

test('a failure is not kept', async () => {
  let runs = 0;
  const second = once(async () => {
    if ((runs += 1) === 1) throw new Error('busy');
    return 'done';
  });
  await expect(second()).rejects.toThrow('busy');
  expect(await second()).toBe('done');
});
