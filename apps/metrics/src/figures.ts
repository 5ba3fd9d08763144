import type { HISTOGRAMS } from './histograms.ts';

/**
 * Every count that comes from the events, in one table: what Prometheus calls it, what it means, by what it is split.
 * Labels take few values; jobs, clips and expressions are never labels.
 */
export const COUNTERS = {
  events: { name: 'langflix_events_total', help: 'Events in the stream', labels: ['event'] },
  jobsSubmitted: { name: 'langflix_jobs_submitted_total', help: 'Jobs submitted', labels: [] },
  jobsEnded: {
    name: 'langflix_jobs_ended_total',
    help: 'Jobs ended: complete, partial (something failed), failed or rejected',
    labels: ['outcome'],
  },
  contentSeconds: {
    name: 'langflix_content_seconds_total',
    help: 'Length of the films of completed jobs',
    labels: [],
  },
  chunks: {
    name: 'langflix_chunks_total',
    help: 'Chunks analysed, answered from the cache, or failed',
    labels: ['outcome'],
  },
  expressionsDropped: {
    name: 'langflix_expressions_dropped_total',
    help: 'Expressions proposed and not taken, by reason',
    labels: ['reason'],
  },
  tokens: {
    name: 'langflix_llm_tokens_total',
    help: 'Tokens sent to the model (input) and got from it (output, thinking included)',
    labels: ['model', 'direction'],
  },
  thinkingTokens: {
    name: 'langflix_llm_thinking_tokens_total',
    help: 'Of the output tokens: spent on thinking',
    labels: ['model'],
  },
  cachedTokens: {
    name: 'langflix_llm_cached_tokens_total',
    help: "Of the input tokens: served from the provider's own cache",
    labels: ['model'],
  },
  cost: {
    name: 'langflix_llm_cost_usd_total',
    help: 'US dollars by the price table of the analyzer; models without a price are not in it',
    labels: ['model'],
  },
  requests: {
    name: 'langflix_llm_requests_total',
    help: 'Requests to the model, retries included',
    labels: ['model'],
  },
  retries: {
    name: 'langflix_llm_retries_total',
    help: 'Requests to the model that were retries, by what went wrong before',
    labels: ['model', 'cause'],
  },
  clips: {
    name: 'langflix_clips_total',
    help: 'Clips encoded, reused from the store, or failed; the encoder is none for a failed one',
    labels: ['outcome', 'encoder'],
  },
  fallbacks: {
    name: 'langflix_encoder_fallbacks_total',
    help: 'Clips that another encoder was tried for first, by that encoder and why it was given up',
    labels: ['encoder', 'code'],
  },
  failures: { name: 'langflix_failures_total', help: 'Failed parts by code', labels: ['part', 'code'] },
  extraAttempts: {
    name: 'langflix_extra_attempts_total',
    help: 'Attempts beyond the first that a piece of work took before it succeeded, by stage',
    labels: ['stage'],
  },
  operations: {
    name: 'langflix_operations_total',
    help: 'Operations inside pieces of work that led to a fact, by the name of their span',
    labels: ['operation'],
  },
  operationSeconds: {
    name: 'langflix_operation_seconds_total',
    help: 'What these operations took together; those side by side add up',
    labels: ['operation'],
  },
  clipsByDevice: {
    name: 'langflix_clips_by_device_total',
    help: 'Clips encoded, by the kind of device that did it (cpu, nvidia, intel, vaapi, apple) and the kind of worker',
    labels: ['device', 'worker_kind'],
  },
} as const;

type LabelsOf<Definition> = Definition extends { labels: readonly (infer Label extends string)[] }
  ? Readonly<Record<Label, string>>
  : never;

/** One thing seen in the events: a counter goes up, or a histogram gets a value. */
export type Observation =
  | { [Name in keyof typeof COUNTERS]: CounterObservation<Name> }[keyof typeof COUNTERS]
  | { [Name in keyof typeof HISTOGRAMS]: HistogramObservation<Name> }[keyof typeof HISTOGRAMS];

interface CounterObservation<Name extends keyof typeof COUNTERS> {
  readonly count: Name;
  readonly labels: LabelsOf<(typeof COUNTERS)[Name]>;
  /** Default 1. */
  readonly by?: number;
}

interface HistogramObservation<Name extends keyof typeof HISTOGRAMS> {
  readonly observe: Name;
  readonly labels: LabelsOf<(typeof HISTOGRAMS)[Name]>;
  readonly value: number;
}
