import { CACHE_SUBJECTS, cacheGetReply } from '@langflix/contracts';
import { keptAnswer } from '@langflix/llm';
import type { KeptAnswer } from '@langflix/llm';
import type { Messaging, Schema } from '@langflix/messaging';

/** A cache that takes longer than this is as good as none. */
const BUDGET_MS = 50;

/** Whatever the cache says to having stored something. */
const anything: Schema<unknown> = { safeParse: (data) => ({ success: true, data }) };

/** Answers of analyzers in the cache service. A cache that is down, slow or holds nonsense is skipped. */
export interface AnswerCache {
  /** Undefined when the cache does not have it, or not within 50 ms. */
  get(key: string): Promise<KeptAnswer | undefined>;
  /** Settles when it is stored, or after 50 ms at most. Never rejects. */
  set(key: string, kept: KeptAnswer): Promise<void>;
}

export function createAnswerCache(messaging: Pick<Messaging, 'request'>): AnswerCache {
  const ask = async <T>(subject: string, body: unknown, schema: Schema<T>): Promise<T | undefined> => {
    try {
      return await messaging.request(subject, body, { timeoutMs: BUDGET_MS, schema });
    } catch {
      return undefined;
    }
  };
  return {
    async get(key) {
      const reply = await ask(CACHE_SUBJECTS.get, { key }, cacheGetReply);
      const kept = keptAnswer.safeParse(reply?.value);
      return kept.success ? kept.data : undefined;
    },
    set: async (key, kept) => void (await ask(CACHE_SUBJECTS.set, { key, value: kept }, anything)),
  };
}
