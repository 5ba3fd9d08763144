import { z } from 'zod';
import { LIES } from './lies.ts';
import type { Lie } from './lies.ts';
import type { Random } from './random.ts';

/** Instead of looking at the request, as a proxy or an overloaded front would. Charged to no quota. */
const REFUSALS = ['429-minute', '429-day', '429-bare', '503', '500', 'html-502'] as const;
/** After the request was admitted and charged. */
const SPOILED = ['hang-headers', 'hang-body', 'slow', 'max-tokens', 'safety', 'prohibited-content'] as const;
const SPOILED_TEXT = ['broken-json', 'fenced-json', 'empty', 'lies'] as const;

export const FAULT_KINDS = [
  ...REFUSALS,
  ...SPOILED,
  ...SPOILED_TEXT,
  ...LIES.map((lie) => `lies-${lie}` as const),
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

const share = z.number().min(0, 'a share is 0 to 1').max(1, 'a share is 0 to 1');

/** Share of the requests that meets each fault, as in `{"503": 0.1, "lies": 0.5}`; together at most 1. */
export const faultShares = z
  .partialRecord(z.enum(FAULT_KINDS), share, {
    // zod's type leaves this code out.
    error: ({ code, keys }) =>
      (code as string) === 'unrecognized_keys'
        ? `there is no ${(keys as string[]).join(', ')}: expected ${FAULT_KINDS.join(', ')}`
        : undefined,
  })
  .refine((shares) => sumOf(shares) <= 1 + 1e-9, 'the shares are more than 1 together');
export type FaultShares = z.infer<typeof faultShares>;

const sumOf = (shares: object): number => Object.values(shares).reduce((sum: number, one) => sum + one, 0);

/** The fault that a request meets, or none: one throw of the dice for each. */
export function throwFault(shares: FaultShares, random: Random): FaultKind | undefined {
  let left = random();
  for (const kind of FAULT_KINDS) {
    left -= shares[kind] ?? 0;
    if (left < 0) return kind;
  }
  return undefined;
}

/** Which lie a kind stands for: null for none, undefined for a mixture. */
export function lieOf(kind: FaultKind | undefined): Lie | undefined | null {
  if (kind === 'lies') return undefined;
  return LIES.find((lie) => kind === `lies-${lie}`) ?? null;
}
