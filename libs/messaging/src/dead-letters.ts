import { classify } from './broker-errors.ts';
import { findPatiently, patiently } from './broker.ts';
import type { Broker } from './broker.ts';
import { readDeadLetter } from './dead-letter.ts';
import type { DeadLetter, DeadLetters } from './messaging.ts';
import { DEAD_LETTER_STREAM } from './names.ts';

const DEFAULT_LIMIT = 100;

export function deadLettersOf(broker: Broker): DeadLetters {
  const { streams } = broker.jsm;
  const get = async (seq: number): Promise<DeadLetter | undefined> => {
    const stored = await findPatiently(broker, () => streams.getMessage(DEAD_LETTER_STREAM, { seq }));
    return stored === undefined ? undefined : readDeadLetter(stored);
  };
  return {
    get,
    list: async ({ limit = DEFAULT_LIMIT } = {}) => {
      const { state } = await patiently(broker, () => streams.info(DEAD_LETTER_STREAM));
      const letters: DeadLetter[] = [];
      if (state.messages === 0) return letters;
      const wanted = Math.min(limit, state.messages);
      for (let seq = state.last_seq; seq >= state.first_seq && letters.length < wanted; seq--) {
        const letter = await get(seq);
        if (letter !== undefined) letters.push(letter);
      }
      return letters;
    },
    remove: async (seq) => {
      try {
        await patiently(broker, () => streams.deleteMessage(DEAD_LETTER_STREAM, seq, false));
      } catch (error) {
        if (classify(error) !== 'missing') throw error;
      }
    },
  };
}
