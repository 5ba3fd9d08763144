import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Question } from './ask-gemini.ts';
import type { GeminiReply } from './reply.ts';

const tokens = z.int().nonnegative();
const tokenFields = {
  inputTokens: tokens,
  outputTokens: tokens,
  thinkingTokens: tokens,
  cachedTokens: tokens,
};

/** A reply worth keeping: one that is blocked is an answer of its own, one that nobody can read is asked for again. */
export const keptReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), ...tokenFields }),
  z.object({ kind: z.literal('cut'), ...tokenFields }),
]);
export type KeptReply = z.infer<typeof keptReply>;

/**
 * Where single replies are kept until the analysis they belong to is whole: a chunk may take several calls, and a worker
 * that dies between two of them has paid for the first. Neither method may reject or take long.
 */
export interface ReplyStore {
  /** Undefined when there is none, or none that can be had now. */
  get(key: string): Promise<KeptReply | undefined>;
  put(key: string, reply: KeptReply): Promise<void>;
}

/** For callers that keep nothing. */
export const NO_REPLIES: ReplyStore = { get: async () => undefined, put: async () => undefined };

/** Names a question by everything that shapes its answer. @param generation model and settings, as text */
export function replyKey({ prompt, schema }: Question, generation: string): string {
  const shaping = JSON.stringify([generation, prompt.system, prompt.text, schema]);
  return `reply.${createHash('sha256').update(shaping).digest('hex')}`;
}

/** The part of the replies that is kept. */
export function worthKeeping(reply: GeminiReply): KeptReply | undefined {
  return reply.kind === 'text' || reply.kind === 'cut' ? reply : undefined;
}
