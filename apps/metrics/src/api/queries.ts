/** What may stand behind the question mark. */
import { jobState } from '@langflix/contracts';
import { z } from 'zod';
import type { JobQuery } from '../jobs/list-jobs.ts';
import { ApiFailure } from './api-failure.ts';

const whole = (max: number, byDefault: number) => z.coerce.number().int().min(1).max(max).default(byDefault);

const jobsQuery = z.object({
  state: z.array(jobState).default([]),
  q: z.string().max(200).optional(),
  after: z.coerce.number().int().nonnegative().optional(),
  limit: whole(500, 100),
});
const slowQuery = z.object({ limit: whole(100, 10) });

export function readJobsQuery(all: Readonly<Record<string, string[]>>): JobQuery {
  const { state, q, after, limit } = read(jobsQuery, { ...lastOfEach(all), state: all['state'] });
  return { states: state, text: q, after, limit };
}

export function readSlowQuery(all: Readonly<Record<string, string[]>>): { readonly limit: number } {
  return read(slowQuery, lastOfEach(all));
}

/** Number of a dead letter. */
export function readNumber(text: string): number {
  return read(z.coerce.number().int().positive(), text);
}

const lastOfEach = (all: Readonly<Record<string, string[]>>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values.at(-1)]));

function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ApiFailure(
    400,
    'bad_request',
    `${issue?.path.join('.') ?? 'query'}: ${issue?.message ?? 'wrong'}`,
  );
}
