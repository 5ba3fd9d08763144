/** How often something happened lately, by the times of the events, so that a replay comes to the same. */
export interface RateWindow {
  /** @param times default 1 */
  add(atMs: number, times?: number): void;
  /** Per second, over the window before `nowMs`; over what there is of it while it has only just begun. */
  perSecond(nowMs: number): number;
}

const BINS = 30;
/** Less says nothing: one event in the first second is not sixty a minute. */
const LEAST_SHARE = 0.2;

export function createRateWindow(windowMs: number): RateWindow {
  const binMs = windowMs / BINS;
  const counts = new Float64Array(BINS);
  /** Number of the newest bin since 1970; older ones precede it. */
  let newest = 0;
  let firstMs = Infinity;

  const moveTo = (bin: number): void => {
    for (let empty = Math.max(newest + 1, bin - BINS + 1); empty <= bin; empty++) counts[empty % BINS] = 0;
    newest = Math.max(newest, bin);
  };
  return {
    add(atMs, times = 1) {
      const bin = Math.floor(atMs / binMs);
      if (!Number.isFinite(bin)) return;
      firstMs = Math.min(firstMs, atMs);
      moveTo(bin);
      if (bin > newest - BINS) counts[bin % BINS] = (counts[bin % BINS] ?? 0) + times;
    },
    perSecond(nowMs) {
      const bin = Math.floor(nowMs / binMs);
      // Not moved: a clock ahead of ours may have written already.
      let sum = 0;
      for (let one = Math.max(bin, newest) - BINS + 1; one <= newest; one++) sum += counts[one % BINS] ?? 0;
      const spanMs = Math.min(windowMs, Math.max(nowMs - firstMs, windowMs * LEAST_SHARE));
      return sum / (spanMs / 1000);
    },
  };
}
