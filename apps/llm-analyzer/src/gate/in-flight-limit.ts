/**
 * How many calls one replica has under way at most: additive increase, multiplicative decrease, with a slow start after a
 * pause, as TCP does (RFC 5681). It follows what the service can take; the quota follows what one is allowed.
 */
export interface InFlightLimit {
  /** 1 to the configured most. */
  readonly now: number;
  succeeded(): void;
  /** Refused for lack of quota, overloaded, or too slow. Troubles of calls that were sent before the last halving count once. */
  troubled(sentAtMs: number, nowMs: number): void;
  /** Begins again at one, and doubles with every round of successes until the first trouble. */
  startSlowly(): void;
}

export function createInFlightLimit(most: number): InFlightLimit {
  let limit = most;
  let isStarting = false;
  let successes = 0;
  let halvedAtMs = -Infinity;
  return {
    get now() {
      return limit;
    },
    succeeded() {
      successes += 1;
      if (limit >= most || (!isStarting && successes < limit)) return;
      limit += 1;
      successes = 0;
    },
    troubled(sentAtMs, nowMs) {
      isStarting = false;
      successes = 0;
      if (sentAtMs < halvedAtMs) return;
      limit = Math.max(1, Math.floor(limit / 2));
      halvedAtMs = nowMs;
    },
    startSlowly() {
      limit = 1;
      successes = 0;
      isStarting = true;
    },
  };
}
