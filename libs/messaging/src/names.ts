/** Every name that persists in the broker. Renaming one loses what is stored under it; a test pins them all. */
import { JOBS_BUCKET, SUBJECT_ROOT } from '@langflix/contracts';

/** Work and facts. */
export const STREAM = 'LANGFLIX';
export const STREAM_SUBJECT = `${SUBJECT_ROOT}.>`;

/** Messages that nobody could process, as they came, with the reason in headers. */
export const DEAD_LETTER_STREAM = 'LANGFLIX_DLQ';
export const DEAD_LETTER_ROOT = 'langflix.dlq.v1';

/** The broker's own word that a message has used up its deliveries; lost unless a stream captures it. */
export const ADVISORY_STREAM = 'LANGFLIX_ADVISORIES';
export const MAX_DELIVERIES_SUBJECT = `$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${STREAM}.>`;
export const DEAD_WORKERS_CONSUMER = 'ingest__watch-dead-workers';

export const BUCKETS = [JOBS_BUCKET] as const;

/** The stream that the broker keeps a bucket in. */
export function streamOfBucket(bucket: string): string {
  return `KV_${bucket}`;
}

/** One subject per consumer and message, so that a message is dead-lettered once however often it is tried. */
export function deadLetterSubject(consumer: string, streamSeq: number): string {
  return `${DEAD_LETTER_ROOT}.${consumer}.${streamSeq}`;
}
