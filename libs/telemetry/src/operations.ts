/** What a piece of work spent its time on: every span that ends inside it, counted by name, exported or not. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Structurally `operationTotals` of contracts. */
export interface OperationTotals {
  readonly count: number;
  /** Milliseconds, all of them together; operations side by side add up. */
  readonly totalMs: number;
  /** Milliseconds of the longest. */
  readonly maxMs: number;
}

/** By span name. */
export type Operations = Readonly<Record<string, OperationTotals>>;

export interface OperationLog {
  /** What has ended since the last call; each operation is told once. */
  take(): Operations;
  /** Takes back what nobody was told after all. */
  giveBack(operations: Operations): void;
}

const storage = new AsyncLocalStorage<(name: string, totals: OperationTotals) => void>();

/** Runs `work`; every `withSpan` and `recordSpan` in it is counted, in the innermost collection that is around it. */
export function collectOperations<Result>(work: (log: OperationLog) => Promise<Result>): Promise<Result> {
  let byName = new Map<string, OperationTotals>();
  const add = (name: string, totals: OperationTotals): void => {
    byName.set(name, sumOf(byName.get(name), totals));
  };
  const log: OperationLog = {
    take: () => {
      const taken = Object.fromEntries(byName);
      byName = new Map();
      return taken;
    },
    giveBack: (operations) => {
      for (const [name, totals] of Object.entries(operations)) add(name, totals);
    },
  };
  return storage.run(add, () => work(log));
}

/** Counts one operation that took `ms`; does nothing outside of a collection. */
export function countOperation(name: string, ms: number): void {
  const rounded = Math.max(0, Math.round(ms * 10) / 10);
  storage.getStore()?.(name, { count: 1, totalMs: rounded, maxMs: rounded });
}

function sumOf(before: OperationTotals | undefined, more: OperationTotals): OperationTotals {
  if (before === undefined) return more;
  return {
    count: before.count + more.count,
    totalMs: Math.round((before.totalMs + more.totalMs) * 10) / 10,
    maxMs: Math.max(before.maxMs, more.maxMs),
  };
}
