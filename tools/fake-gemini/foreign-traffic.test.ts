import { describe, expect, test } from '@jest/globals';
import { createForeignTraffic } from './foreign-traffic.ts';
import { MINUTE_MS, createQuota } from './quota.ts';
import { createRandom } from './random.ts';

const limits = { requestsPerMinute: 100, inputTokensPerMinute: 10_000 };

function traffic(share: number) {
  const quota = createQuota(limits);
  return { quota, foreign: createForeignTraffic(quota, { limits, share, random: createRandom(1) }) };
}

describe('others who use the same quota', () => {
  test('take about their share, from the minute before the first call on', () => {
    const { foreign } = traffic(0.5);
    foreign.catchUp(10 * MINUTE_MS);
    expect(foreign.admitted).toBeGreaterThan(30);
    expect(foreign.admitted).toBeLessThan(70);
    foreign.catchUp(20 * MINUTE_MS);
    expect(foreign.admitted).toBeGreaterThan(450);
    expect(foreign.admitted).toBeLessThan(650);
  });

  test('leave the rest to us, and are refused as we are when it is used up', () => {
    const { quota, foreign } = traffic(0.5);
    foreign.catchUp(10 * MINUTE_MS);
    let ours = 0;
    while (quota.admit(1, 10 * MINUTE_MS).length === 0) ours += 1;
    expect(ours + foreign.admitted).toBe(100);
    foreign.catchUp(10 * MINUTE_MS + 5_000);
    expect(foreign.refused).toBeGreaterThan(0);
  });

  test('are nobody without a share', () => {
    const { foreign } = traffic(0);
    foreign.catchUp(10 * MINUTE_MS);
    expect([foreign.admitted, foreign.refused]).toEqual([0, 0]);
  });
});
