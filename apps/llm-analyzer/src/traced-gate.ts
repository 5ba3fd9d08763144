import type { CallGate } from '@langflix/llm';
import { ATTR, SPAN, SpanKind, activeContext, recordSpan, withSpan } from '@langflix/telemetry';
import type { Attributes } from '@langflix/telemetry';
import { TRACER } from './tracer.ts';

/** What is the same for every call of the model. */
export interface CallSettings {
  readonly model: string;
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
}

/** Makes a span of every wait at a gate, and one of every call between entering and leaving. */
export function tracedGate(gate: CallGate, { model, temperature, topP, topK }: CallSettings): CallGate {
  const request: Attributes = {
    [ATTR.genAiOperationName]: SPAN.generateContent,
    [ATTR.genAiProviderName]: 'gcp.gemini',
    [ATTR.genAiRequestModel]: model,
    [ATTR.genAiRequestTemperature]: temperature,
    [ATTR.genAiRequestTopP]: topP,
    [ATTR.genAiRequestTopK]: topK,
    [ATTR.genAiOutputType]: 'json',
  };
  return {
    async enter(call) {
      const parent = activeContext();
      const permit = await withSpan(TRACER, SPAN.waitForQuota, {}, () => gate.enter(call));
      const startTime = Date.now();
      return {
        leave(outcome) {
          const { inputTokens, outputTokens, finish, failure } = outcome;
          recordSpan(TRACER, `${SPAN.generateContent} ${model}`, {
            startTime,
            endTime: Date.now(),
            parent,
            kind: SpanKind.CLIENT,
            attributes: {
              ...request,
              ...(inputTokens === undefined ? {} : { [ATTR.genAiUsageInputTokens]: inputTokens }),
              ...(outputTokens === undefined ? {} : { [ATTR.genAiUsageOutputTokens]: outputTokens }),
              ...(finish === undefined ? {} : { [ATTR.genAiResponseFinishReasons]: [finish] }),
            },
            ...(failure === undefined
              ? {}
              : { failure: { code: failure.cause, reason: `the call failed: ${failure.cause}` } }),
          });
          return permit.leave(outcome);
        },
      };
    },
  };
}
