import { FinishReason, GoogleGenerativeAI } from '@google/generative-ai';
import type { GenerateContentResponse, ObjectSchema } from '@google/generative-ai';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { failureOf } from './failures.ts';
import type { Prompt } from './prompt.ts';

export interface GeminiSettings {
  readonly apiKey: string;
  readonly model: string;
  /** Address to ask instead of Google's. */
  readonly baseUrl?: string | undefined;
  /** A call that has not ended by then is given up. */
  readonly timeoutMs: number;
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
}

export interface GeminiReply {
  /** Undefined when the answer was cut at the output limit. */
  readonly text: string | undefined;
  readonly inputTokens: number;
  /** Thinking included: it is billed as output. */
  readonly outputTokens: number;
}

export type AskGemini = (question: {
  readonly prompt: Prompt;
  readonly schema: ObjectSchema;
  readonly signal: AbortSignal;
}) => Promise<GeminiReply>;

/** Finish reasons that a second question for the same text would meet again. */
const BLOCKED: ReadonlySet<string> = new Set([
  FinishReason.SAFETY,
  FinishReason.RECITATION,
  FinishReason.BLOCKLIST,
  FinishReason.PROHIBITED_CONTENT,
  FinishReason.SPII,
]);

/**
 * One call of the model, without repetition.
 * @throws RetryableError | TerminalError as `failureOf` says; the signal's reason when it aborts
 */
export function createAskGemini(settings: GeminiSettings): AskGemini {
  const { apiKey, model, baseUrl, timeoutMs, temperature, topP, topK } = settings;
  const client = new GoogleGenerativeAI(apiKey);
  return async ({ prompt, schema, signal }) => {
    // The SDK looks at a signal that aborts later only, and never clears a timer of its own.
    signal.throwIfAborted();
    const timeout = AbortSignal.timeout(timeoutMs);
    const generative = client.getGenerativeModel(
      {
        model,
        systemInstruction: prompt.system,
        generationConfig: {
          responseMimeType: 'application/json',
          responseSchema: schema,
          temperature,
          topP,
          topK,
        },
      },
      baseUrl === undefined ? {} : { baseUrl },
    );
    try {
      const result = await generative.generateContent(prompt.text, {
        signal: AbortSignal.any([signal, timeout]),
      });
      return readReply(result.response, model);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof RetryableError || error instanceof TerminalError) throw error;
      if (timeout.aborted) {
        const reason = `Gemini (${model}) did not answer within ${timeoutMs / 1000} s`;
        throw new RetryableError(reason, { code: 'gemini_timeout', cause: error });
      }
      throw failureOf(error, model);
    }
  };
}

interface UsageWithThoughts {
  readonly promptTokenCount?: number;
  readonly candidatesTokenCount?: number;
  readonly thoughtsTokenCount?: number;
}

/** Only STOP is an answer; the SDK's own `text()` would hand out half a JSON for most of the others. */
function readReply(response: GenerateContentResponse, model: string): GeminiReply {
  const [candidate] = response.candidates ?? [];
  const reason = candidate?.finishReason ?? 'no candidate';
  const usage: UsageWithThoughts = response.usageMetadata ?? {};
  const tokens = {
    inputTokens: usage.promptTokenCount ?? 0,
    outputTokens: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
  };
  const blocked = response.promptFeedback?.blockReason ?? (BLOCKED.has(reason) ? reason : undefined);
  if (blocked !== undefined) {
    throw new TerminalError('analysis_blocked', `Gemini (${model}) refused these lines: ${blocked}`);
  }
  if (reason === FinishReason.MAX_TOKENS) return { ...tokens, text: undefined };
  if (reason !== FinishReason.STOP) {
    throw new RetryableError(`Gemini (${model}) gave no answer: ${reason}`, { code: 'analysis_unusable' });
  }
  // The SDK's type promises parts; an empty answer comes without.
  const text = candidate?.content?.parts?.map((part) => part.text ?? '').join('') ?? '';
  return { ...tokens, text };
}
