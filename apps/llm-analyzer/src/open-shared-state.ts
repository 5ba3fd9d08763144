import {
  ANSWERS_BUCKET,
  BUDGETS_BUCKET,
  QUOTA_BUCKET,
  analyzerGate,
  answerEntry,
  budgetEntry,
  quotaKey,
} from '@langflix/contracts';
import { DEFAULT_PRICES } from '@langflix/llm';
import type { PriceTable, ReplyStore } from '@langflix/llm';
import type { ServiceRuntime } from '@langflix/messaging';
import { createAskOnce } from './answers/ask-once.ts';
import { createReplyStore } from './answers/reply-store.ts';
import { createBudgets } from './budget/create-budgets.ts';
import { createCallGate } from './gate/create-call-gate.ts';
import type { ServiceGate } from './gate/create-call-gate.ts';
import type { QuotaLimits } from './gate/quota-port.ts';
import { recoverShare } from './gate/recover-share.ts';
import { openSharedGate } from './gate/shared-gate.ts';
import type { PaymentGuards } from './obtain-answer.ts';

/** What sharing a quota and a budget needs of the settings `llm.*`. */
export interface SharedSettings extends QuotaLimits {
  readonly project: string;
  readonly model: string;
  readonly maxConcurrentRequests: number;
  readonly thinkingBudget?: number | undefined;
  readonly prices: PriceTable;
  readonly budgetPerJobUsd: number;
}

export interface SharedState {
  readonly guards: PaymentGuards;
  readonly gate: ServiceGate;
  readonly prices: PriceTable;
  readonly replies: ReplyStore;
}

/** Binds to all that the replicas share: quota, pause, paid answers and budgets. */
export async function openSharedState(
  { messaging, log, signal }: ServiceRuntime,
  settings: SharedSettings,
): Promise<SharedState> {
  const { project, model, requestsPerMinute, tokensPerMinute, requestsPerDay, thinkingBudget } = settings;
  const limits = { requestsPerMinute, tokensPerMinute, requestsPerDay };
  const key = quotaKey({ project, model });
  const prices = { ...DEFAULT_PRICES, ...settings.prices };
  const quota = await messaging.openQuota({ key, ...limits });
  const gates = await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
  const shared = await openSharedGate({ entries: gates, key, project, model, signal, log });
  recoverShare(shared, quota, signal);
  const answers = await messaging.openKeyValue({ bucket: ANSWERS_BUCKET, schema: answerEntry });
  return {
    prices,
    replies: createReplyStore(answers),
    gate: createCallGate({ shared, quota, limits, maxInFlight: settings.maxConcurrentRequests, log }),
    guards: {
      askOnce: createAskOnce({ entries: answers, log }),
      budgets: createBudgets({
        messaging,
        entries: await messaging.openKeyValue({ bucket: BUDGETS_BUCKET, schema: budgetEntry }),
        model,
        prices,
        thinkingBudget,
        defaultUsd: settings.budgetPerJobUsd,
      }),
    },
  };
}
