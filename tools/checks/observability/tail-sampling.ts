/**
 * The keys of the tail_sampling processor that we use, and what its policies decide: enough to try ours on traces.
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.157.0/processor/tailsamplingprocessor
 */
import { z } from 'zod';

const attribute = {
  string: z.strictObject({
    key: z.string(),
    values: z.array(z.string()).min(1),
    enabled_regex_matching: z.boolean().optional(),
  }),
  boolean: z.strictObject({ key: z.string(), value: z.boolean() }),
};
const named = { name: z.string() };

const simple = [
  z.strictObject({ ...named, type: z.literal('string_attribute'), string_attribute: attribute.string }),
  z.strictObject({ ...named, type: z.literal('boolean_attribute'), boolean_attribute: attribute.boolean }),
  z.strictObject({
    ...named,
    type: z.literal('status_code'),
    status_code: z.strictObject({ status_codes: z.array(z.enum(['ERROR', 'OK', 'UNSET'])) }),
  }),
  z.strictObject({
    ...named,
    type: z.literal('latency'),
    latency: z.strictObject({ threshold_ms: z.int().positive() }),
  }),
  z.strictObject({
    ...named,
    type: z.literal('probabilistic'),
    probabilistic: z.strictObject({ sampling_percentage: z.union([z.number(), z.string()]) }),
  }),
] as const;
const simplePolicy = z.discriminatedUnion('type', simple);
const notPolicy = z.strictObject({
  ...named,
  type: z.literal('not'),
  not: z.strictObject({ not_sub_policy: simplePolicy }),
});
const andPolicy = z.strictObject({
  ...named,
  type: z.literal('and'),
  and: z.strictObject({
    and_sub_policy: z.array(z.discriminatedUnion('type', [...simple, notPolicy])).min(1),
  }),
});
const policy = z.discriminatedUnion('type', [...simple, notPolicy, andPolicy]);
type Policy = z.infer<typeof policy>;

export const tailSampling = z.strictObject({
  decision_wait: z.string().regex(/^\d+s$/),
  num_traces: z.int().positive(),
  expected_new_traces_per_sec: z.int().positive(),
  decision_cache: z.strictObject({
    sampled_cache_size: z.int().positive(),
    non_sampled_cache_size: z.int().positive(),
  }),
  policies: z.array(policy).min(1),
});
export type TailSampling = z.infer<typeof tailSampling>;

/** A span as the processor has it at the moment of its decision. */
export interface SampledSpan {
  readonly startMs: number;
  readonly endMs: number;
  readonly isError?: boolean;
  readonly attributes: Readonly<Record<string, string | boolean>>;
}

/** Names of the policies that keep a trace; the draw is left out. */
export function keptBy({ policies }: TailSampling, spans: readonly SampledSpan[]): readonly string[] {
  return policies.filter((it) => matches(it, spans)).map(({ name }) => name);
}

function matches(it: Policy, spans: readonly SampledSpan[]): boolean {
  switch (it.type) {
    case 'string_attribute':
      return spans.some(({ attributes }) => hasText(it.string_attribute, attributes));
    case 'boolean_attribute':
      return spans.some(
        ({ attributes }) => attributes[it.boolean_attribute.key] === it.boolean_attribute.value,
      );
    case 'status_code':
      return spans.some(({ isError }) => isError === true && it.status_code.status_codes.includes('ERROR'));
    case 'latency':
      return durationOf(spans) >= it.latency.threshold_ms;
    case 'probabilistic':
      return false;
    case 'not':
      return !matches(it.not.not_sub_policy, spans);
    case 'and':
      return it.and.and_sub_policy.every((sub) => matches(sub, spans));
  }
}

function hasText(
  { key, values, enabled_regex_matching: isPattern = false }: z.infer<typeof attribute.string>,
  attributes: SampledSpan['attributes'],
): boolean {
  const value = attributes[key];
  if (typeof value !== 'string') return false;
  return values.some((wanted) => (isPattern ? new RegExp(wanted).test(value) : value === wanted));
}

/** From the first beginning to the last end, whatever lies between. */
function durationOf(spans: readonly SampledSpan[]): number {
  return Math.max(...spans.map(({ endMs }) => endMs)) - Math.min(...spans.map(({ startMs }) => startMs));
}
