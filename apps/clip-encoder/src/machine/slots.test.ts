import { expect, test } from '@jest/globals';
import { createSlots } from './slots.ts';

const { signal } = new AbortController();

test('no more work runs at a time than there are places, in the order of coming', async () => {
  const slots = createSlots(2);
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const work = (number: number) => async () => {
    order.push(number);
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  await Promise.all([1, 2, 3, 4, 5].map((number) => slots.run(work(number), signal)));
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 3, 4, 5]);
});

test('a place is free again after work that failed', async () => {
  const slots = createSlots(1);
  await expect(slots.run(() => Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  expect(await slots.run(async () => 'next', signal)).toBe('next');
});

test('who is told to stop while waiting leaves the queue, and the next one gets the place', async () => {
  const slots = createSlots(1);
  const first = Promise.withResolvers<void>();
  const stop = new AbortController();
  const running = slots.run(() => first.promise, signal);
  const stopped = slots.run(async () => 'never', stop.signal);
  const next = slots.run(async () => 'next', signal);
  stop.abort(new Error('shutting down'));
  await expect(stopped).rejects.toThrow('shutting down');
  first.resolve();
  await running;
  expect(await next).toBe('next');
});

test('who is told to stop in the moment of getting the place costs nobody else theirs', async () => {
  const slots = createSlots(1);
  const stop = new AbortController();
  const first = slots.run(async () => undefined, signal);
  const second = slots.run(async () => 'second', stop.signal);
  const third = slots.run(async () => 'third', signal);
  // Runs after the place was given on and before the one who got it goes on.
  const original = stop.signal.removeEventListener.bind(stop.signal);
  stop.signal.removeEventListener = (...args: Parameters<typeof original>) => {
    stop.abort(new Error('shutting down'));
    original(...args);
  };
  await first;
  await second.catch(() => undefined);
  expect(await third).toBe('third');
});
