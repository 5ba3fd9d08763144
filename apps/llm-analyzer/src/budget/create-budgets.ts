import { RetryableError, TerminalError, episodeIngested } from '@langflix/contracts';
import type { BudgetEntry, ChunkReady } from '@langflix/contracts';
import { estimateAnalysis } from '@langflix/llm';
import type { PriceTable } from '@langflix/llm';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { NOTHING_SPENT, judge, reserve, settle, sumOf } from './spending.ts';

export interface BudgetDeps {
  readonly messaging: Pick<Messaging, 'readFact'>;
  readonly entries: KeyValue<BudgetEntry>;
  readonly model: string;
  readonly prices: PriceTable;
  readonly thinkingBudget?: number | undefined;
  /** Of jobs whose submission names none; 0: no limit. */
  readonly defaultUsd: number;
}

/** What a job may spend on the model, kept by all replicas together. */
export interface Budgets {
  /**
   * Sets aside what the chunk may cost. Nothing happens for a job without a budget.
   * @throws TerminalError `budget_exhausted` | `budget_without_price`
   * @throws RetryableError (uncounted) while other chunks hold what would be needed
   */
  reserve(chunk: ChunkReady): Promise<void>;
  /** Books what it cost in the end, once; 0 gives everything back. */
  settle(chunk: ChunkReady, costUsd: number): Promise<void>;
}

/** A question, and the repair question that an unusable answer is followed by. */
const QUESTIONS = 2;
/** About as long as an answer takes; then others have settled. */
const OTHERS_SETTLE_MS = 5_000;
/** Jobs whose budget is remembered. */
const REMEMBERED = 500;

export function createBudgets(deps: BudgetDeps): Budgets {
  const { entries } = deps;
  const budgetOf = createBudgetOf(deps);
  return {
    async reserve(chunk) {
      const budgetUsd = await budgetOf(chunk.job);
      if (budgetUsd === undefined) return;
      const wish = { chunk: chunk.chunk, estimateUsd: estimateUsd(chunk, deps, budgetUsd), budgetUsd };
      await entries.create(chunk.job, NOTHING_SPENT);
      let seen = NOTHING_SPENT;
      await entries.update(chunk.job, (entry) => {
        seen = entry;
        return judge(entry, wish) === 'granted' ? reserve(entry, wish) : undefined;
      });
      const verdict = judge(seen, wish);
      if (verdict === 'exhausted') throw exhausted(sumOf(seen.spentUsd), budgetUsd);
      if (verdict === 'taken') {
        throw new RetryableError('the rest of the budget is reserved by chunks that are being analysed', {
          code: 'budget_reserved',
          uncounted: true,
          retryAfterMs: OTHERS_SETTLE_MS,
        });
      }
    },
    async settle(chunk, costUsd) {
      if ((await budgetOf(chunk.job)) === undefined) return;
      await entries.update(chunk.job, (entry) => settle(entry, chunk.chunk, costUsd));
    },
  };
}

function estimateUsd(
  chunk: ChunkReady,
  { model, prices, thinkingBudget }: BudgetDeps,
  budgetUsd: number,
): number {
  const { costUsd } = estimateAnalysis([chunk], { model, prices, thinkingBudget });
  if (costUsd !== undefined) return QUESTIONS * costUsd;
  throw new TerminalError(
    'budget_without_price',
    `the budget of ${dollars(budgetUsd)} cannot be kept, as the price of ${model} is not known: add it to llm.prices ` +
      '(LANGFLIX_LLM_PRICES), or leave the budget out',
  );
}

function exhausted(spentUsd: number, budgetUsd: number): TerminalError {
  return new TerminalError(
    'budget_exhausted',
    `${dollars(spentUsd)} of the job's budget of ${dollars(budgetUsd)} are spent, and the next chunk could exceed it: ` +
      'submit the episode again with a higher budget (what was analysed is kept), or set llm.budget_per_job_usd',
  );
}

const dollars = (usd: number): string => `$${Number(usd.toPrecision(3))}`;

/** The budget of a job, asked of its first fact once. */
function createBudgetOf({ messaging, defaultUsd }: BudgetDeps): (job: string) => Promise<number | undefined> {
  const known = new Map<string, number | undefined>();
  return async (job) => {
    if (known.has(job)) return known.get(job);
    const ingested = await messaging.readFact(episodeIngested, { job });
    const budgetUsd = ingested?.settings.budgetUsd ?? (defaultUsd > 0 ? defaultUsd : undefined);
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '');
    known.set(job, budgetUsd);
    return budgetUsd;
  };
}
