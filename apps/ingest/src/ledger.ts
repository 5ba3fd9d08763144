import { JOBS_BUCKET, jobEntry } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';

/** One entry per job, changed by compare-and-set; ingest is its only writer. */
export type Ledger = KeyValue<JobEntry>;

export function openLedger(messaging: Messaging): Promise<Ledger> {
  return messaging.openKeyValue({ bucket: JOBS_BUCKET, schema: jobEntry });
}
