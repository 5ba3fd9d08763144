import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createInFlightLimit } from './in-flight-limit.ts';

describe('the limit of calls under way', () => {
  test('is halved by trouble, once for all calls that were under way together', () => {
    const limit = createInFlightLimit(8);
    limit.troubled(0, 100);
    limit.troubled(50, 110);
    expect(limit.now).toBe(4);
    limit.troubled(120, 200);
    expect(limit.now).toBe(2);
  });

  test('grows by one with each round of successes', () => {
    const limit = createInFlightLimit(8);
    limit.troubled(0, 100);
    for (let i = 0; i < 4; i++) limit.succeeded();
    expect(limit.now).toBe(5);
    for (let i = 0; i < 4; i++) limit.succeeded();
    expect(limit.now).toBe(5);
    limit.succeeded();
    expect(limit.now).toBe(6);
  });

  test('begins at one after a pause and doubles with each round', () => {
    const limit = createInFlightLimit(8);
    limit.startSlowly();
    expect(limit.now).toBe(1);
    limit.succeeded();
    expect(limit.now).toBe(2);
    limit.succeeded();
    limit.succeeded();
    expect(limit.now).toBe(4);
  });

  test('stays between one and the configured most, whatever happens', () => {
    const happenings = fc.array(fc.constantFrom('good', 'bad', 'pause'), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), happenings, (most, all) => {
        const limit = createInFlightLimit(most);
        all.forEach((one, i) => {
          if (one === 'good') limit.succeeded();
          else if (one === 'bad') limit.troubled(i, i);
          else limit.startSlowly();
          expect(limit.now).toBeGreaterThanOrEqual(1);
          expect(limit.now).toBeLessThanOrEqual(most);
        });
      }),
    );
  });
});
