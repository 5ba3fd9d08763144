import type { Random } from './random.ts';

export interface LatencySettings {
  /** Half of the answers take longer than this. 0 answers at once. */
  readonly medianMs: number;
  /** Standard deviation of the logarithm: 0 is always the median; with 0.3 one in twenty takes 1.6 times as long. */
  readonly spread: number;
}

/** A log-normal time, as response times are: many near the median, few much longer. Box-Muller for the normal part. */
export function throwLatencyMs({ medianMs, spread }: LatencySettings, random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return medianMs * Math.exp(spread * normal);
}
