import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startNatsServer, waitFor } from '@langflix/testing';
import type { NatsServer } from '@langflix/testing';
import { minuteStreamOf } from '../src/names.ts';
import { provision, provisionQuota } from '../src/provision.ts';
import { openQuota } from '../src/quota/open-quota.ts';
import type { QuotaWindow } from '../src/quota/quota-streams.ts';
import type { Permit, Quota, QuotaSettings, Taken } from '../src/quota/quota.ts';
import { openBench } from './bench.ts';
import type { Bench } from './bench.ts';
import { worstWindow } from './rolling-window.ts';
import type { Arrival } from './rolling-window.ts';

/** A minute of a second. */
const SHORT: QuotaWindow = { windowMs: 1_000, marginMs: 300, travelMs: 80, skewMs: 0 };
const UNLIMITED = { requestsPerMinute: 0, tokensPerMinute: 0, requestsPerDay: 0 };

let server: NatsServer;
let bench: Bench;
beforeAll(async () => {
  server = await startNatsServer();
  bench = await openBench(server.url);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

async function provisioned(
  limits: Partial<QuotaSettings> & { key: string },
  { window = SHORT, at = bench }: { window?: QuotaWindow; at?: Bench } = {},
): Promise<Quota> {
  const quota = { ...UNLIMITED, ...limits };
  await provisionQuota(at.broker, at.settings, { quota, window });
  return openQuota(at.broker, quota, window);
}

async function granted(taking: Promise<Taken>): Promise<Permit> {
  const taken = await taking;
  if (!taken.granted) throw new Error(`refused: ${taken.limit}`);
  return taken.permit;
}

async function takeAll(quota: Quota, tokens: number): Promise<Permit[]> {
  const permits: Permit[] = [];
  for (;;) {
    const taken = await quota.take(tokens);
    if (!taken.granted) return permits;
    permits.push(taken.permit);
  }
}

describe('eight clients on one quota', () => {
  const limits = { requestsPerMinute: 40, tokensPerMinute: 20_000 };

  /** Asks for what it may need, sends as late as it may, and takes less than it asked for. */
  async function client(quota: Quota, arrivals: Arrival[], until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      const estimate = 100 + Math.floor(Math.random() * 900);
      const taken = await quota.take(estimate);
      if (!taken.granted) {
        await delay(Math.random() * 60);
        continue;
      }
      const { permit } = taken;
      await delay(Math.max(0, Math.random() * (permit.sendBeforeMs - performance.now()) - 5));
      if (performance.now() >= permit.sendBeforeMs) {
        await quota.giveBack(permit);
        continue;
      }
      const tokens = Math.ceil(estimate * (0.5 + Math.random() / 2));
      arrivals.push({ atMs: performance.now() + Math.random() * SHORT.travelMs, tokens });
      await quota.settle(permit, tokens);
    }
  }

  test.each(['that stays', 'that is killed under load and comes back'])(
    'never exceed it in any window, with a broker %s',
    async (fate) => {
      await using own = await startNatsServer();
      await using first = await openBench(own.url);
      const settings = { ...UNLIMITED, ...limits, key: 'shared' };
      await provisioned(settings, { at: first });
      const arrivals: Arrival[] = [];
      const until = new AbortController();
      await using others = await openBench(own.url);
      const benches = [first, others];
      const working = Array.from({ length: 8 }, async (_, i) => {
        const { broker } = benches[i % 2] ?? first;
        await client(await openQuota(broker, settings, SHORT), arrivals, until.signal);
      });
      const enough = 3 * limits.requestsPerMinute;
      await waitFor(() => arrivals.length > enough / 3);
      if (fate !== 'that stays') {
        await own.kill();
        await own.start();
      }
      await waitFor(() => arrivals.length > enough, { timeoutMs: 20_000 });
      until.abort();
      await Promise.all(working);
      const worst = worstWindow(arrivals, SHORT.windowMs);
      const share = Math.max(
        worst.requests / limits.requestsPerMinute,
        worst.tokens / limits.tokensPerMinute,
      );
      console.info(`broker ${fate}: fullest window ${worst.requests} requests, ${worst.tokens} tokens`);
      expect(worst.requests).toBeLessThanOrEqual(limits.requestsPerMinute);
      expect(worst.tokens).toBeLessThanOrEqual(limits.tokensPerMinute);
      expect(share).toBeGreaterThan(0.5);
    },
    40_000,
  );
});

describe('a permit', () => {
  test('is refused with the limit that is used up, and costs nothing then', async () => {
    const requests = await provisioned({ key: 'requests', requestsPerMinute: 2, tokensPerMinute: 5_000 });
    await takeAll(requests, 10);
    expect(await requests.take(10)).toEqual({ granted: false, limit: 'requests_per_minute' });
    const tokens = await provisioned({ key: 'tokens', requestsPerMinute: 50, tokensPerMinute: 5_000 });
    await granted(tokens.take(3_000));
    expect(await tokens.take(3_000)).toEqual({ granted: false, limit: 'tokens_per_minute' });
    await granted(tokens.take(2_000));
    const day = await provisioned({ key: 'day', requestsPerMinute: 50, requestsPerDay: 2 });
    expect(await takeAll(day, 10)).toHaveLength(2);
    expect(await day.take(10)).toEqual({ granted: false, limit: 'requests_per_day' });
    expect(await day.usage()).toMatchObject({ requestsLastMinute: 2, requestsToday: 2 });
  });

  test('is granted to the last token, whatever the sizes', async () => {
    const quota = await provisioned({ key: 'exact', tokensPerMinute: 5_000 });
    for (const tokens of [1, 499, 1_500, 2_999, 1]) await granted(quota.take(tokens));
    expect(await quota.take(1)).toEqual({ granted: false, limit: 'tokens_per_minute' });
    expect((await quota.usage()).tokensLastMinute).toBe(5_000);
  });

  test('that almost fits is refused, and no other is forgotten to make room for it', async () => {
    const quota = await provisioned({ key: 'almost', tokensPerMinute: 5_000 });
    for (const tokens of [1_000, 2_000, 1_990]) await granted(quota.take(tokens));
    for (const tokens of [11, 12, 15, 40, 90])
      expect(await quota.take(tokens)).toEqual({ granted: false, limit: 'tokens_per_minute' });
    expect(await quota.usage()).toMatchObject({ requestsLastMinute: 3, tokensLastMinute: 4_990 });
  });

  test('of a quota without limits is always granted, and never gets old', async () => {
    const quota = await openQuota(bench.broker, { ...UNLIMITED, key: 'none' });
    expect(await granted(quota.take(1_000_000))).toMatchObject({ sendBeforeMs: Number.POSITIVE_INFINITY });
    expect(await quota.setShare(0.5)).toBe(1);
    expect(await quota.usage()).toMatchObject({ requestsLastMinute: 0, requestsToday: 0 });
  });

  test('for more than a whole minute has is an error that says so', async () => {
    const quota = await provisioned({ key: 'small', tokensPerMinute: 5_000 });
    await expect(quota.take(5_001)).rejects.toMatchObject({ code: 'request_over_quota' });
  });

  test('that is given back frees the minute and the day', async () => {
    const quota = await provisioned({
      key: 'back',
      requestsPerMinute: 1,
      tokensPerMinute: 1_000,
      requestsPerDay: 1,
    });
    const permit = await granted(quota.take(1_000));
    await quota.giveBack(permit);
    await quota.giveBack(permit);
    await granted(quota.take(1_000));
  });

  test('survives a broker killed by SIGKILL, and so does its return', async () => {
    const quota = await provisioned(
      { key: 'kill', requestsPerMinute: 4, requestsPerDay: 4 },
      { window: { ...SHORT, windowMs: 60_000 } },
    );
    const permits = await takeAll(quota, 10);
    await quota.giveBack(permits[1]!);
    await server.kill();
    await server.start();
    expect(await quota.usage()).toMatchObject({ requestsLastMinute: 3, requestsToday: 3 });
    expect(await takeAll(quota, 10)).toHaveLength(1);
  });

  test('is waited for while the broker is away, until the caller gives up', async () => {
    await using own = await startNatsServer();
    await using away = await openBench(own.url);
    const quota = await provisioned({ key: 'away', requestsPerMinute: 4 }, { at: away });
    await own.kill();
    const patience = new AbortController();
    const taking = quota.take(1, { signal: patience.signal });
    patience.abort(new Error('enough'));
    await expect(taking).rejects.toThrow('enough');
  });
});

describe('what a request really took', () => {
  test('is booked at once when it is more than its permit', async () => {
    const quota = await provisioned({ key: 'more', tokensPerMinute: 5_000 });
    await quota.settle(await granted(quota.take(1_000)), 1_700);
    expect((await quota.usage()).tokensLastMinute).toBe(1_700);
  });

  test('beyond the limit is owed by the next permit of the process', async () => {
    const quota = await provisioned({ key: 'debt', tokensPerMinute: 5_000 });
    const first = await granted(quota.take(3_000));
    const second = await granted(quota.take(2_000));
    await quota.settle(first, 3_600);
    expect((await quota.usage()).tokensLastMinute).toBe(5_000);
    await quota.giveBack(second);
    expect(await quota.take(1_401)).toEqual({ granted: false, limit: 'tokens_per_minute' });
    expect(await granted(quota.take(1_400))).toMatchObject({ tokens: 1_400, quanta: 2_000, debtQuanta: 600 });
    expect((await quota.usage()).tokensLastMinute).toBe(5_000);
  });

  test('frees a permit that was much too large, once tokens ran out', async () => {
    const quota = await provisioned({ key: 'less', tokensPerMinute: 5_000 });
    const large = await granted(quota.take(3_000));
    const other = await granted(quota.take(1_000));
    await quota.settle(other, 500);
    expect((await quota.usage()).tokensLastMinute).toBe(4_000);
    expect(await quota.take(2_000)).toEqual({ granted: false, limit: 'tokens_per_minute' });
    await quota.settle(large, 2_800);
    expect((await quota.usage()).tokensLastMinute).toBe(4_000);
    await quota.settle(other, 600);
    expect((await quota.usage()).tokensLastMinute).toBe(3_600);
  });

  test('is of no interest once the request has left the window', async () => {
    const window = { ...SHORT, windowMs: 200, marginMs: 100 };
    const quota = await provisioned({ key: 'left', tokensPerMinute: 5_000 }, { window });
    const permit = await granted(quota.take(1_000));
    await waitFor(async () => (await quota.usage()).requestsLastMinute === 0);
    await quota.settle(permit, 4_000);
    await quota.giveBack(permit);
    expect((await quota.usage()).tokensLastMinute).toBe(0);
  });
});

describe('the share of a quota', () => {
  test('scales its minute for everybody, and stays when it is provisioned again', async () => {
    const limits = { requestsPerMinute: 10, tokensPerMinute: 4_000, requestsPerDay: 100 };
    const settings = { ...limits, key: 'share' };
    const quota = await provisioned(settings);
    expect(await quota.setShare(0.5)).toBe(0.5);
    const said = bench.logged.length;
    const other = await provisioned(settings);
    expect(bench.logged.slice(said)).toEqual([]);
    expect((await other.usage()).limits).toEqual({
      ...limits,
      requestsPerMinute: 5,
      tokensPerMinute: 2_000,
    });
    expect(await takeAll(other, 100)).toHaveLength(5);
    await provisioned({ ...settings, requestsPerMinute: 40 });
    expect((await quota.usage()).limits.requestsPerMinute).toBe(20);
  });

  test('lets the largest request through however small it is', async () => {
    const quota = await provisioned({ key: 'tiny', requestsPerMinute: 10, tokensPerMinute: 4_000 });
    await quota.setShare(0.1);
    await granted(quota.take(4_000));
    expect(await quota.take(1)).toEqual({ granted: false, limit: 'requests_per_minute' });
  });

  test('does not rise within a window after it fell, as brokers may have forgotten permits', async () => {
    const quota = await provisioned({ key: 'rise', requestsPerMinute: 10 });
    expect(await takeAll(quota, 1)).toHaveLength(10);
    expect(await quota.setShare(0.5)).toBe(0.5);
    expect(await quota.setShare(0.9)).toBe(0.5);
    expect(await takeAll(quota, 1)).toHaveLength(0);
    expect(await quota.setShare(0.2)).toBe(0.2);
    await waitFor(async () => (await quota.setShare(0.9)) === 0.9);
    await waitFor(async () => (await quota.usage()).requestsLastMinute === 0);
    expect(await takeAll(quota, 1)).toHaveLength(9);
  });

  test('is above 0 and at most 1', async () => {
    const quota = await provisioned({ key: 'wrong', requestsPerMinute: 10 });
    for (const share of [0, -1, 1.1, Number.NaN])
      await expect(quota.setShare(share)).rejects.toThrow(RangeError);
  });
});

describe('opening a quota', () => {
  test('that nobody provisioned is an error that says so', async () => {
    const settings = { ...UNLIMITED, key: 'nobody', requestsPerMinute: 1 };
    await expect(bench.messaging.openQuota(settings)).rejects.toMatchObject({ code: 'quota_missing' });
    const days = { ...UNLIMITED, key: 'nobody', requestsPerDay: 1 };
    await expect(bench.messaging.openQuota(days)).rejects.toMatchObject({ code: 'quota_missing' });
  });

  test('counts by what is provisioned when it is configured otherwise, and says so', async () => {
    const settings = { ...UNLIMITED, key: 'other', requestsPerMinute: 3 };
    await provision(bench.messaging, bench.settings, [settings]);
    const said = bench.logged.length;
    const quota = await bench.messaging.openQuota({ ...settings, requestsPerMinute: 7 });
    expect(bench.logged.slice(said).join()).toMatch(/provision it again/);
    expect(await takeAll(quota, 1)).toHaveLength(3);
    const { config } = await bench.broker.jsm.streams.info(minuteStreamOf('other').name);
    expect(config.max_age).toBe(62_000_000_000);
  });
});
