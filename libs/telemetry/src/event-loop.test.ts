import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { watchEventLoop } from './event-loop.ts';

describe('the event loop', () => {
  test('turns, until no timer has run for a minute', async () => {
    let clock = 1000;
    const eventLoop = watchEventLoop({ now: () => clock });
    expect(eventLoop.isTurning()).toBe(true);
    clock += 59_999;
    expect(eventLoop.isTurning()).toBe(true);
    clock += 1;
    expect(eventLoop.isTurning()).toBe(false);
    eventLoop.stop();
  });

  test('tells how late timers ran since it was asked last', async () => {
    const eventLoop = watchEventLoop();
    eventLoop.takeDelayMs();
    // The first timer after a look is what the second is measured from.
    await delay(60);
    const until = performance.now() + 150;
    while (performance.now() < until);
    await delay(30);
    expect(eventLoop.takeDelayMs()).toBeGreaterThan(80);
    expect(eventLoop.takeDelayMs()).toBe(0);
    eventLoop.stop();
  });
});
