/** Every name that persists in the broker. Renaming one loses what is stored under it; a test pins them all. */
import { ANSWERS_BUCKET, BUDGETS_BUCKET, JOBS_BUCKET, QUOTA_BUCKET, SUBJECT_ROOT } from '@langflix/contracts';

/** Work and facts. */
export const STREAM = 'LANGFLIX';
export const STREAM_SUBJECT = `${SUBJECT_ROOT}.>`;

/** Messages that nobody could process, as they came, with the reason in headers. */
export const DEAD_LETTER_STREAM = 'LANGFLIX_DLQ';
export const DEAD_LETTER_ROOT = 'langflix.dlq.v1';

/** Deliveries that do not count as attempts, see `uncounted.ts`. */
export const ATTEMPTS_BUCKET = 'LANGFLIX_ATTEMPTS';

export const BUCKETS = [JOBS_BUCKET, QUOTA_BUCKET, ANSWERS_BUCKET, BUDGETS_BUCKET, ATTEMPTS_BUCKET] as const;

/** Permits of a quota: one message each, forgotten after a minute, and after two days. */
export const QUOTA_ROOT = 'langflix.quota.v1';

export function minuteStreamOf(key: string): { readonly name: string; readonly subject: string } {
  return { name: `LANGFLIX_MINUTE_${key}`, subject: `${QUOTA_ROOT}.minute.${key}` };
}

/** One subject per day, e.g. `2026-01-31`. */
export function dayStreamOf(key: string): { readonly name: string; subjectOn(day: string): string } {
  return { name: `LANGFLIX_DAY_${key}`, subjectOn: (day) => `${QUOTA_ROOT}.day.${key}.${day}` };
}

/** The stream that the broker keeps a bucket in. */
export function streamOfBucket(bucket: string): string {
  return `KV_${bucket}`;
}

/** One subject per consumer and message, so that a message is dead-lettered once however often it is tried. */
export function deadLetterSubject(consumer: string, streamSeq: number): string {
  return `${DEAD_LETTER_ROOT}.${consumer}.${streamSeq}`;
}
