/** What a remote service sees of a quota: requests as they arrive. All times are those of `performance.now()`. */
export interface Arrival {
  readonly atMs: number;
  readonly tokens: number;
}

/** The most requests, and the most tokens, in any window of this length. */
export function worstWindow(
  arrivals: readonly Arrival[],
  windowMs: number,
): { requests: number; tokens: number } {
  const sorted = arrivals.toSorted((a, b) => a.atMs - b.atMs);
  let first = 0;
  let tokens = 0;
  const worst = { requests: 0, tokens: 0 };
  for (const [i, arrival] of sorted.entries()) {
    tokens += arrival.tokens;
    for (; (sorted[first]?.atMs ?? 0) <= arrival.atMs - windowMs; first++)
      tokens -= sorted[first]?.tokens ?? 0;
    worst.requests = Math.max(worst.requests, i - first + 1);
    worst.tokens = Math.max(worst.tokens, tokens);
  }
  return worst;
}
