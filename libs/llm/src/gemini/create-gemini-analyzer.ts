import type { ChunkReady } from '@langflix/contracts';
import type { Analyzer, AnalyzerAnswer } from '../analyzer.ts';
import { priceOf } from '../cost/prices.ts';
import type { PriceTable } from '../cost/prices.ts';
import { noteUsage } from '../spent-usage.ts';
import { askAboutChunk } from './ask-about-chunk.ts';
import { createAskGemini, generationSettings } from './ask-gemini.ts';
import type { GeminiSettings, Question } from './ask-gemini.ts';
import type { CallGate } from './call-gate.ts';
import { callThroughGate } from './call-through-gate.ts';
import type { GatedCall } from './call-through-gate.ts';
import { createPausingGate } from './pausing-gate.ts';
import { PROMPT_VERSION } from './prompt-template.ts';
import { createUsageMeter } from './usage-meter.ts';
import type { GeminiReply } from './reply.ts';
import { NO_REPLIES, replyKey, worthKeeping } from './reply-store.ts';
import type { ReplyStore } from './reply-store.ts';
import { withRetries } from './with-retries.ts';
import type { RetrySettings } from './with-retries.ts';

export type GeminiAnalyzerOptions = GeminiSettings &
  RetrySettings & {
    /** For the costs in usage; none without a price for the model. */
    readonly prices?: PriceTable | undefined;
    /** What every call has to pass. Default: a pause that one call is told to make holds for all of this analyzer. */
    readonly gate?: CallGate | undefined;
    /** Where replies wait for the rest of their analysis. Default: nowhere. */
    readonly replies?: ReplyStore | undefined;
  };

/**
 * Asks Gemini for the expressions of a chunk, by a response schema of indices. An answer that cannot be used, or of which
 * too little is true, is asked for once more with what was wrong with it; a chunk whose answer was cut at the output
 * limit is asked about in two halves. `usageOf` tells what a failure has cost; an abort tells nothing.
 * A call that got no answer counts as a request: its tokens, which the service may bill, are unknown.
 * @throws TerminalError `analysis_blocked` | `analysis_too_long` | `gemini_model_unknown` | `gemini_request_refused`
 * @throws RetryableError uncounted: `gemini_quota` | `gemini_quota_day` | `gemini_key_refused` | `gemini_unavailable` |
 *   `gemini_unreachable`, and whatever the gate refuses with; counted, since the question may be at fault:
 *   `gemini_internal` | `gemini_timeout` | `analysis_unusable`
 */
export function createGeminiAnalyzer(options: GeminiAnalyzerOptions): Analyzer {
  const { model, gate = createPausingGate(), replies = NO_REPLIES } = options;
  const ask = createAskGemini(options);
  const price = priceOf(model, options.prices ?? {});
  const cacheVersion = JSON.stringify({ prompt: PROMPT_VERSION, ...generationSettings(options) });
  return {
    id: `gemini:${model}`,
    cacheVersion,
    analyze: (chunk, { signal }) =>
      analyze(chunk, {
        model,
        retries: options,
        replies,
        generation: `${model} ${cacheVersion}`,
        call: { ask, gate, meter: createUsageMeter(price), signal },
      }),
  };
}

interface Analysis {
  readonly model: string;
  readonly retries: RetrySettings;
  readonly replies: ReplyStore;
  readonly generation: string;
  readonly call: GatedCall;
}

async function analyze(chunk: ChunkReady, analysis: Analysis): Promise<AnalyzerAnswer> {
  const { model, replies, generation, call } = analysis;
  const { signal, meter } = call;
  try {
    const { proposals, malformed } = await askAboutChunk(chunk, {
      model,
      signal,
      repairsLeft: 1,
      ask: (question, repairs) => askOrRecall(question, analysis, repairs),
      keep: async (question, reply) => {
        const kept = worthKeeping(reply);
        if (kept !== undefined) await replies.put(replyKey(question, generation), kept);
      },
    });
    const dropped = malformed.map((expression) => ({ expression, reason: 'malformed' }));
    return { proposals, dropped, usage: meter.usage() };
  } catch (error) {
    // The reason of an abort is one object for everything under way: it cannot tell whose usage it carries.
    if (!signal.aborted && meter.usage().requests > 0) noteUsage(error, meter.usage());
    throw error;
  }
}

/** A reply that was kept counts as the call that it was: whoever paid for it could not tell. */
async function askOrRecall(question: Question, analysis: Analysis, repairs?: string): Promise<GeminiReply> {
  const { replies, generation, retries, call } = analysis;
  const kept = await replies.get(replyKey(question, generation));
  if (kept === undefined) {
    const ask = (cause?: string) => callThroughGate(question, call, cause ?? repairs);
    return withRetries(ask, retries, call.signal);
  }
  call.meter.countCall(repairs);
  call.meter.countTokens(kept);
  return kept;
}
