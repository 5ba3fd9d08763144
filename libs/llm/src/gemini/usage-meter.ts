import { NO_USAGE, addUsage } from '@langflix/contracts';
import type { AnalysisUsage } from '@langflix/contracts';
import { costOf } from '../cost/prices.ts';
import type { ModelPrice } from '../cost/prices.ts';
import type { ReplyTokens } from './reply.ts';

/** Adds up what one analysis costs, however it ends. */
export interface UsageMeter {
  /** @param cause code of the failure that this call repeats, or undefined for a first one */
  countCall(cause?: string): void;
  countTokens(tokens: ReplyTokens): void;
  /** With costs when the price is known. */
  usage(): AnalysisUsage;
}

export function createUsageMeter(price: ModelPrice | undefined): UsageMeter {
  let sum = NO_USAGE;
  const add = (part: Partial<AnalysisUsage>) => {
    sum = addUsage(sum, { ...NO_USAGE, ...part });
  };
  return {
    countCall: (cause) =>
      add(
        cause === undefined ? { requests: 1 } : { requests: 1, retries: 1, retriesByCause: { [cause]: 1 } },
      ),
    countTokens: ({ inputTokens, outputTokens, thinkingTokens, cachedTokens }) =>
      add({ inputTokens, outputTokens, thinkingTokens, cachedTokens }),
    usage: () => (price === undefined ? sum : { ...sum, costUsd: costOf(sum, price) }),
  };
}
