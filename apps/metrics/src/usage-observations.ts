import type { ChunkAnalyzed } from '@langflix/contracts';
import type { Observation } from './figures.ts';

/** What one chunk cost, whether it was analysed or failed; nothing when no model was asked. */
export function usageObservations({
  analyzer = 'unknown',
  usage,
}: ChunkAnalyzed['outcome']): readonly Observation[] {
  if (usage === undefined || usage.requests === 0) return [];
  // The adapter stands before the model: `gemini:gemini-2.5-flash`.
  const model = analyzer.slice(analyzer.indexOf(':') + 1);
  const labels = { model };
  const { inputTokens, outputTokens, costUsd } = usage;
  return [
    { count: 'requests', labels, by: usage.requests },
    ...retries(usage).map(([cause, by]): Observation => ({ count: 'retries', labels: { model, cause }, by })),
    { count: 'tokens', labels: { model, direction: 'input' }, by: inputTokens },
    { count: 'tokens', labels: { model, direction: 'output' }, by: outputTokens },
    { count: 'thinkingTokens', labels, by: usage.thinkingTokens },
    { count: 'cachedTokens', labels, by: usage.cachedTokens },
    ...(costUsd === undefined ? [] : [{ count: 'cost', labels, by: costUsd } as const]),
    { observe: 'chunkTokens', labels, value: inputTokens + outputTokens },
    tokenUsage(model, 'input', inputTokens),
    tokenUsage(model, 'output', outputTokens),
  ];
}

/** Under the names of OpenTelemetry's conventions for generative AI. */
function tokenUsage(model: string, type: 'input' | 'output', value: number): Observation {
  return {
    observe: 'tokenUsage',
    labels: {
      gen_ai_operation_name: 'generate_content',
      gen_ai_provider_name: 'gcp.gemini',
      gen_ai_token_type: type,
      gen_ai_request_model: model,
    },
    value,
  };
}

/** By cause; what the fact does not explain counts as `other`. */
function retries({
  retries: total,
  retriesByCause,
}: NonNullable<ChunkAnalyzed['outcome']['usage']>): readonly (readonly [cause: string, times: number])[] {
  const causes = Object.entries(retriesByCause);
  const unexplained = total - causes.reduce((sum, [, times]) => sum + times, 0);
  return unexplained > 0 ? [...causes, ['other', unexplained]] : causes;
}
