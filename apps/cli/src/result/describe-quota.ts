import type { AnalyzerGate } from '@langflix/contracts';
import type { QuotaUsage } from '@langflix/messaging';
import { formatCount } from '../progress/format.ts';
import { waitingInWords, waitingOf } from '../progress/waiting.ts';

export interface QuotaState {
  readonly gate: AnalyzerGate;
  /** Absent for models that the settings do not name. */
  readonly usage?: QuotaUsage;
}

/** A quota in words, a few lines. */
export function describeQuota({ gate, usage }: QuotaState, nowMs: number): string {
  const waiting = waitingOf(gate, nowMs);
  const rows = [
    ...(usage === undefined ? [] : usageRows(usage)),
    ...(gate.share < 1 ? [['share', `${Math.round(gate.share * 100)} %: others use this quota too`]] : []),
    ['pause', waiting === undefined ? 'none' : waitingInWords(waiting, nowMs).join(', ')],
    ...(waiting === undefined || gate.message === undefined ? [] : [['', gate.message]]),
  ];
  const table = rows.map(([name = '', value = '']) => `  ${name.padEnd(18)} ${value}`);
  return [`${gate.model}, project ${gate.project}`, ...table].join('\n');
}

function usageRows({ limits, ...used }: QuotaUsage): readonly (readonly [string, string])[] {
  return [
    ['requests a minute', ofLimit(used.requestsLastMinute, limits.requestsPerMinute)],
    ['tokens a minute', ofLimit(used.tokensLastMinute, limits.tokensPerMinute)],
    ['requests today', ofLimit(used.requestsToday, limits.requestsPerDay)],
  ];
}

const ofLimit = (used: number, limit: number): string =>
  limit === 0 ? `${formatCount(used)}, no limit` : `${formatCount(used)} of ${formatCount(limit)}`;

/** The same for programs. */
export function summaryOf({ gate, usage }: QuotaState, nowMs: number): object {
  const { project, model, share, message } = gate;
  const waiting = waitingOf(gate, nowMs);
  const pause = waiting && { cause: waiting.cause, until: new Date(waiting.untilMs).toISOString(), message };
  return { project, model, share, pause: pause ?? null, usage: usage ?? null };
}
