/** What there was to see over time, weighed by how long it lasted. */
import type { Fleet } from './fleet.ts';

export interface Observation {
  /** Of the simulation. */
  readonly endMs: number;
  /** Starting, working and leaving ones. */
  readonly replicaMs: number;
  readonly meanReplicas: number;
  readonly maxReplicas: number;
  /** Place-milliseconds with a message in them. */
  readonly busyMs: number;
  /** Most places in use of those that there were at the moment; above 1 is impossible. */
  readonly peakUse: number;
  readonly meanLag: number;
  readonly maxLag: number;
  /** Share of the time in which replicas were ready or starting but had nothing in hand. */
  readonly idleShare: number;
}

export interface Observer {
  /** What is given held until `untilMs`. */
  advance(untilMs: number, state: { readonly lag: number; readonly fleet: Fleet }): void;
  end(): Observation;
}

export function createObserver(): Observer {
  let [nowMs, replicaMs, maxReplicas, busyMs, peakUse] = [0, 0, 0, 0, 0];
  let [lagMs, maxLag, paidPlacesMs] = [0, 0, 0];
  return {
    advance(untilMs, { lag, fleet }) {
      const { paid, busy, places } = fleet;
      const spanMs = untilMs - nowMs;
      replicaMs += paid * spanMs;
      busyMs += busy * spanMs;
      lagMs += lag * spanMs;
      paidPlacesMs += places * spanMs;
      maxReplicas = Math.max(maxReplicas, paid);
      maxLag = Math.max(maxLag, lag);
      if (busy > 0) peakUse = Math.max(peakUse, busy / places);
      nowMs = untilMs;
    },
    end: () => ({
      ...{ endMs: nowMs, replicaMs, maxReplicas, busyMs, peakUse, maxLag },
      meanReplicas: nowMs > 0 ? replicaMs / nowMs : 0,
      meanLag: nowMs > 0 ? lagMs / nowMs : 0,
      idleShare: paidPlacesMs > 0 ? 1 - busyMs / paidPlacesMs : 0,
    }),
  };
}
