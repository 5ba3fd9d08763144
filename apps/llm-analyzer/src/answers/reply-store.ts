import type { AnswerEntry } from '@langflix/contracts';
import { keptReply } from '@langflix/llm';
import type { ReplyStore } from '@langflix/llm';
import type { KeyValue } from '@langflix/messaging';
import { within } from './within.ts';

/** A bucket that has not answered by then is as good as none. */
const PATIENCE_MS = 3_000;

/** Single replies in the bucket of paid answers; a bucket that is full, slow or broken is done without. */
export function createReplyStore(entries: KeyValue<AnswerEntry>, patienceMs = PATIENCE_MS): ReplyStore {
  const patiently = <T>(work: Promise<T>): Promise<T | undefined> =>
    within(patienceMs, work).catch(() => undefined);
  return {
    async get(key) {
      const entry = await patiently(entries.get(key));
      const reply = entry?.state === 'answered' ? keptReply.safeParse(entry.answer) : undefined;
      return reply?.success ? reply.data : undefined;
    },
    async put(key, reply) {
      await patiently(entries.create(key, { state: 'answered', answer: { ...reply } }));
    },
  };
}
