import { createHash } from 'node:crypto';
import type { QuotaName } from './quota.ts';

/** One call of generateContent, for whoever wants to count by a rule of its own. */
export interface CallRecord {
  readonly model: string;
  /** When it was decided on, by the server's clock. */
  readonly atMs: number;
  readonly inputTokens: number;
  /** The same for calls that ask the same. */
  readonly question: string;
  /** Limits it was over. */
  readonly over: readonly QuotaName[];
  /** Of the reply; absent while it is under way, and when the client went away first. */
  status?: number;
  /** When the reply was sent whole, or the client had gone. */
  endedMs?: number;
}

export const questionOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Answers that were sent whole to a question that had one already: paid for twice. */
export function countRepeated(calls: readonly CallRecord[]): number {
  const answered = calls.filter(({ status }) => status === 200);
  return answered.length - new Set(answered.map(({ model, question }) => `${model} ${question}`)).size;
}
