/** The arithmetic of a job's budget. A chunk is named by its number, so doing anything twice changes nothing. */
import type { BudgetEntry } from '@langflix/contracts';

export const NOTHING_SPENT: BudgetEntry = { spentUsd: {}, reservedUsd: {} };

export interface Wish {
  readonly chunk: number;
  /** What it will cost at most, by all that is known. */
  readonly estimateUsd: number;
  readonly budgetUsd: number;
}

/**
 * `granted`: within the budget, whatever the others still spend of what they reserved. `taken`: it would fit if they leave
 * enough of it. `exhausted`: it cannot.
 */
export type Verdict = 'granted' | 'taken' | 'exhausted';

export const sumOf = (dollars: Readonly<Record<string, number>>): number =>
  Object.values(dollars).reduce((sum, one) => sum + one, 0);

export function judge(entry: BudgetEntry, { chunk, estimateUsd, budgetUsd }: Wish): Verdict {
  const leftUsd = budgetUsd - sumOf(entry.spentUsd);
  if (estimateUsd > leftUsd) return 'exhausted';
  return estimateUsd > leftUsd - sumOf(without(entry.reservedUsd, chunk)) ? 'taken' : 'granted';
}

export function reserve(entry: BudgetEntry, { chunk, estimateUsd }: Wish): BudgetEntry {
  return { ...entry, reservedUsd: { ...entry.reservedUsd, [chunk]: estimateUsd } };
}

/** What was reserved becomes what it cost; undefined when this was done before. */
export function settle(entry: BudgetEntry, chunk: number, costUsd: number): BudgetEntry | undefined {
  if (!(chunk in entry.reservedUsd)) return undefined;
  const spent = (entry.spentUsd[chunk] ?? 0) + costUsd;
  return {
    spentUsd: spent === 0 ? entry.spentUsd : { ...entry.spentUsd, [chunk]: spent },
    reservedUsd: without(entry.reservedUsd, chunk),
  };
}

function without(dollars: Readonly<Record<string, number>>, chunk: number): Record<string, number> {
  return Object.fromEntries(Object.entries(dollars).filter(([name]) => name !== String(chunk)));
}
