import { z } from 'zod';
import { createRollingWindow } from './rolling-window.ts';

const limit = z.number().nonnegative().optional();
/** Undefined: no such limit. */
export const quotaLimits = z.strictObject({
  requestsPerMinute: limit,
  inputTokensPerMinute: limit,
  requestsPerDay: limit,
});
export type QuotaLimits = Readonly<z.infer<typeof quotaLimits>>;

export const QUOTA_NAMES = ['requestsPerMinute', 'inputTokensPerMinute', 'requestsPerDay'] as const;
export type QuotaName = (typeof QUOTA_NAMES)[number];

export const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LENGTH_MS: Readonly<Record<QuotaName, number>> = {
  requestsPerMinute: MINUTE_MS,
  inputTokensPerMinute: MINUTE_MS,
  requestsPerDay: DAY_MS,
};

export interface Violation {
  readonly quota: QuotaName;
  readonly limit: number;
  /** Until the same request would fit; the length of the window when it never will. */
  readonly retryAfterMs: number;
}

export interface Quota {
  /** Charges a request, or tells which limits it would exceed and charges nothing. */
  admit(inputTokens: number, nowMs: number): readonly Violation[];
}

/** The quota of one model of one project: each limit holds in every rolling window, the day's too. */
export function createQuota(limits: QuotaLimits): Quota {
  const windows = QUOTA_NAMES.flatMap((quota) => {
    const limit = limits[quota];
    return limit === undefined ? [] : [{ quota, limit, window: createRollingWindow(LENGTH_MS[quota]) }];
  });
  return {
    admit(inputTokens, nowMs) {
      const costOf = (quota: QuotaName) => (quota === 'inputTokensPerMinute' ? inputTokens : 1);
      const violations = windows.flatMap(({ quota, limit, window }): Violation[] => {
        const room = limit - costOf(quota);
        if (window.sum(nowMs) <= room) return [];
        return [{ quota, limit, retryAfterMs: window.msUntil(room, nowMs) }];
      });
      if (violations.length === 0) {
        for (const { quota, window } of windows) window.add(costOf(quota), nowMs);
      }
      return violations;
    },
  };
}
