/** What the gate needs of the quota in libs/messaging. */
import type { Permit, Quota } from '@langflix/messaging';

export type { Permit };
export type QuotaPort = Pick<Quota, 'take' | 'settle' | 'giveBack' | 'setShare'>;

/** 0: no such limit. */
export interface QuotaLimits {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly requestsPerDay: number;
}
