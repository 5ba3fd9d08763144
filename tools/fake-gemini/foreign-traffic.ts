import { MINUTE_MS } from './quota.ts';
import type { Quota, QuotaLimits } from './quota.ts';
import type { Random } from './random.ts';

/** Somebody else who uses the same quota. */
export interface ForeignTraffic {
  /** Charges what others have asked up to now; to be called before anything else is charged. */
  catchUp(nowMs: number): void;
  readonly admitted: number;
  readonly refused: number;
}

/** Without a limit on tokens, or with one on tokens alone. */
const TOKENS_OF_A_REQUEST = 1_000;

/**
 * Others ask for a share of the requests per minute, at random moments (a Poisson process), each with its part of the tokens.
 * The quota refuses them as it does everybody. They have been there for a minute when the first call comes.
 */
export function createForeignTraffic(
  quota: Quota,
  { limits, share, random }: { limits: QuotaLimits; share: number; random: Random },
): ForeignTraffic {
  const { requestsPerMinute, inputTokensPerMinute: tpm } = limits;
  const perMinute = share * (requestsPerMinute ?? (tpm ?? 0) / TOKENS_OF_A_REQUEST);
  const tokens =
    tpm === undefined || perMinute === 0 ? TOKENS_OF_A_REQUEST : Math.round((share * tpm) / perMinute);
  const pauseMs = (): number =>
    perMinute === 0 ? Infinity : (-Math.log(1 - random()) * MINUTE_MS) / perMinute;
  const counts = { admitted: 0, refused: 0 };
  let nextMs: number | undefined;
  return {
    catchUp(nowMs) {
      nextMs ??= nowMs - MINUTE_MS + pauseMs();
      while (nextMs <= nowMs) {
        counts[quota.admit(tokens, nextMs).length === 0 ? 'admitted' : 'refused'] += 1;
        nextMs += pauseMs();
      }
    },
    get admitted() {
      return counts.admitted;
    },
    get refused() {
      return counts.refused;
    },
  };
}
