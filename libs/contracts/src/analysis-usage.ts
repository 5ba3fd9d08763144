import { z } from 'zod';

/** What answers cost; zero throughout for the offline analyzer and for cached answers. */
export const analysisUsage = z.object({
  /** Calls that were sent, failed ones included. */
  requests: z.int().nonnegative(),
  /** Of requests: calls that repeated a failed one. */
  retries: z.int().nonnegative(),
  /** Why calls were repeated: code of the failure, e.g. `gemini_unavailable`, with how often. */
  retriesByCause: z.record(z.string(), z.int().positive()).default({}),
  inputTokens: z.int().nonnegative(),
  /** Everything billed as output, thinking included. */
  outputTokens: z.int().nonnegative(),
  /** Of outputTokens: spent on thinking. */
  thinkingTokens: z.int().nonnegative().default(0),
  /** Of inputTokens: served from the provider's own cache, at its lower price. */
  cachedTokens: z.int().nonnegative().default(0),
  /** US dollars by the configured price table; absent when it has no price for the model. */
  costUsd: z.number().nonnegative().optional(),
});
export type AnalysisUsage = z.infer<typeof analysisUsage>;

export const NO_USAGE: AnalysisUsage = {
  requests: 0,
  retries: 0,
  retriesByCause: {},
  inputTokens: 0,
  outputTokens: 0,
  thinkingTokens: 0,
  cachedTokens: 0,
};

/** Both together. The cost of a sum is known as far as its parts have one. */
export function addUsage(a: AnalysisUsage, b: AnalysisUsage): AnalysisUsage {
  const retriesByCause = { ...a.retriesByCause };
  for (const [cause, times] of Object.entries(b.retriesByCause)) {
    retriesByCause[cause] = (retriesByCause[cause] ?? 0) + times;
  }
  const costs = [a.costUsd, b.costUsd].filter((cost) => cost !== undefined);
  return {
    requests: a.requests + b.requests,
    retries: a.retries + b.retries,
    retriesByCause,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    thinkingTokens: a.thinkingTokens + b.thinkingTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    ...(costs.length > 0 ? { costUsd: costs.reduce((sum, cost) => sum + cost, 0) } : {}),
  };
}

const count = new Intl.NumberFormat('en-US');
const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const fractions = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 2,
});

/** `$12.30`; below ten cents the first two digits that are not 0, such as `$0.012`. */
export function dollars(amount: number): string {
  return (amount >= 0.1 || amount === 0 ? cents : fractions).format(amount);
}

/** For people: `12 requests, 8,431 tokens, about $0.012`; undefined when no model was asked. */
export function usageInWords(usage: AnalysisUsage): string | undefined {
  if (usage.requests === 0) return undefined;
  const { requests, inputTokens, outputTokens, costUsd } = usage;
  return [
    `${count.format(requests)} ${requests === 1 ? 'request' : 'requests'}`,
    `${count.format(inputTokens + outputTokens)} tokens`,
    ...(costUsd === undefined ? [] : [`about ${dollars(costUsd)}`]),
  ].join(', ');
}
