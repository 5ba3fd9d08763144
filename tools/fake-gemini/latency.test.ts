import { expect, test } from '@jest/globals';
import { throwLatencyMs } from './latency.ts';
import { createRandom } from './random.ts';

test('half of the latencies are above the median, and their mean is that of a log-normal distribution', () => {
  const random = createRandom(7);
  const latency = { medianMs: 4_000, spread: 0.3 };
  const times = Array.from({ length: 20_000 }, () => throwLatencyMs(latency, random));
  const above = times.filter((ms) => ms > 4_000).length / times.length;
  const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  expect(above).toBeCloseTo(0.5, 1);
  expect(mean / (4_000 * Math.exp(0.3 ** 2 / 2))).toBeCloseTo(1, 1);
});
