interface Entry {
  readonly atMs: number;
  readonly amount: number;
}

/** What was counted within the last `lengthMs`: the window is half open, so an entry leaves it exactly then. */
export interface RollingWindow {
  add(amount: number, nowMs: number): void;
  sum(nowMs: number): number;
  /** The largest sum there ever was. It can only be reached when something is added. */
  readonly peak: number;
  /** Milliseconds until the sum is at most `target`; 0 when it is already. */
  msUntil(target: number, nowMs: number): number;
}

/** @param lengthMs times are given to its methods, and never run backwards */
export function createRollingWindow(lengthMs: number): RollingWindow {
  let entries: Entry[] = [];
  let gone = 0;
  let total = 0;
  let peak = 0;

  function expire(nowMs: number): void {
    for (let oldest = entries[gone]; oldest && oldest.atMs + lengthMs <= nowMs; oldest = entries[gone]) {
      total -= oldest.amount;
      gone += 1;
    }
    if (gone > 1000 && gone > entries.length / 2) [entries, gone] = [entries.slice(gone), 0];
  }

  return {
    add(amount, nowMs) {
      expire(nowMs);
      entries.push({ atMs: nowMs, amount });
      total += amount;
      peak = Math.max(peak, total);
    },
    sum(nowMs) {
      expire(nowMs);
      return total;
    },
    get peak() {
      return peak;
    },
    msUntil(target, nowMs) {
      expire(nowMs);
      let left = total;
      for (let at = gone; left > target; at++) {
        const entry = entries[at];
        if (entry === undefined) return lengthMs;
        left -= entry.amount;
        if (left <= target) return entry.atMs + lengthMs - nowMs;
      }
      return 0;
    },
  };
}
