import { NO_USAGE, addUsage } from './analysis-usage.ts';
import type { AnalysisUsage } from './analysis-usage.ts';
import type { ChunkAnalyzed } from './events/chunk-analyzed.ts';
import type { Manifest } from './manifest.ts';

/** What these analyses cost, failed ones included: in total and, where a model was asked, by adapter and model. */
export function usageOfAnalyses(
  outcomes: readonly ChunkAnalyzed['outcome'][],
): Pick<Manifest, 'usage' | 'usageByModel'> {
  let usage = NO_USAGE;
  const byModel: Record<string, AnalysisUsage> = {};
  for (const { analyzer = 'unknown', usage: spent } of outcomes) {
    if (spent === undefined || spent.requests === 0) continue;
    usage = addUsage(usage, spent);
    byModel[analyzer] = addUsage(byModel[analyzer] ?? NO_USAGE, spent);
  }
  const usageByModel = Object.fromEntries(
    Object.entries(byModel).map(([model, sum]) => [model, rounded(sum)]),
  );
  return { usage: rounded(usage), ...(usage.requests > 0 && { usageByModel }) };
}

/** Sums of binary fractions end in noise; a token costs more than a billionth of a dollar. */
function rounded(usage: AnalysisUsage): AnalysisUsage {
  if (usage.costUsd === undefined) return usage;
  return { ...usage, costUsd: Math.round(usage.costUsd * 1e9) / 1e9 };
}
