import type { CallOutcome } from '@langflix/llm';

/**
 * What the outcome of a call says about the service: `answered` it is there, `trouble` it may be dead, `refused` it is there
 * and wants fewer calls a minute, `stopped` it wants none from us for long, `unknown` nothing.
 */
export type Meaning = 'answered' | 'trouble' | 'refused' | 'stopped' | 'unknown';

export function meaningOf({ inputTokens, failure }: CallOutcome): Meaning {
  switch (failure?.cause) {
    case 'unavailable':
    case 'unreachable':
    case 'timeout':
      return 'trouble';
    case 'minute_quota':
      return 'refused';
    case 'day_quota':
    case 'key_refused':
      return 'stopped';
    case 'refused':
    case 'unusable':
    case 'blocked':
      return 'answered';
    case undefined:
      // Aborted or never sent.
      return inputTokens === undefined || inputTokens === 0 ? 'unknown' : 'answered';
  }
}
