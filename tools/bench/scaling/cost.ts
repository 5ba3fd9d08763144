import type { Requests } from './read-rules.ts';

/** US dollars. An assumption: on-demand virtual machines of the large clouds, early 2026, a general-purpose core and its memory. */
export interface Prices {
  readonly coreHour: number;
  readonly gibHour: number;
}

export const PRICES: Prices = { coreHour: 0.04, gibHour: 0.0045 };

/** What replicas reserved, whether they worked or not. */
export function costOfReplicas(replicaMs: number, { cores, gib }: Requests, prices: Prices): number {
  return (replicaMs / 3_600_000) * (cores * prices.coreHour + gib * prices.gibHour);
}
