import { FinishReason } from '@google/generative-ai';
import type { GenerateContentResponse } from '@google/generative-ai';

/** What an answer cost, however it ended. */
export interface ReplyTokens {
  readonly inputTokens: number;
  /** Thinking included: it is billed as output. */
  readonly outputTokens: number;
  readonly thinkingTokens: number;
  readonly cachedTokens: number;
}

/** An answer of the service with status 200; only `text` is one that can be read. */
export type GeminiReply = ReplyTokens &
  (
    | { readonly kind: 'text'; readonly text: string }
    /** The output limit was reached. */
    | { readonly kind: 'cut' }
    | { readonly kind: 'blocked'; readonly reason: string }
    | { readonly kind: 'unusable'; readonly reason: string }
  );

/** Finish reasons that a second question for the same text would meet again. */
const BLOCKED: ReadonlySet<string> = new Set([
  FinishReason.SAFETY,
  FinishReason.RECITATION,
  FinishReason.BLOCKLIST,
  FinishReason.PROHIBITED_CONTENT,
  FinishReason.SPII,
]);

/** Thinking models report more than the SDK's type knows; a proxy may report anything. */
function tokensOf(usageMetadata: object = {}): ReplyTokens {
  const counts = new Map<string, unknown>(Object.entries(usageMetadata));
  const count = (name: string): number => {
    const value = counts.get(name);
    return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
  };
  const thinkingTokens = count('thoughtsTokenCount');
  return {
    inputTokens: count('promptTokenCount'),
    outputTokens: count('candidatesTokenCount') + thinkingTokens,
    thinkingTokens,
    cachedTokens: count('cachedContentTokenCount'),
  };
}

/** Only STOP is an answer; the SDK's own `text()` would hand out half a JSON for most of the others. */
export function readReply(response: GenerateContentResponse): GeminiReply {
  const tokens = tokensOf(response.usageMetadata);
  const [candidate] = response.candidates ?? [];
  const finish = candidate?.finishReason ?? 'no candidate';
  const blocked = response.promptFeedback?.blockReason ?? (BLOCKED.has(finish) ? finish : undefined);
  if (blocked !== undefined) return { ...tokens, kind: 'blocked', reason: blocked };
  if (finish === FinishReason.MAX_TOKENS) return { ...tokens, kind: 'cut' };
  if (finish !== FinishReason.STOP) return { ...tokens, kind: 'unusable', reason: finish };
  // The SDK's type promises parts; an empty answer comes without.
  const text = candidate?.content?.parts?.map((part) => part.text ?? '').join('') ?? '';
  if (text.trim() === '') return { ...tokens, kind: 'unusable', reason: 'an empty answer' };
  return { ...tokens, kind: 'text', text };
}
