import { jobIdOf } from '@langflix/contracts';
import type { EventContract, WorkRecord } from '@langflix/contracts';

/** An event of a job as it stands in the stream; what `follow` of libs/messaging gives fits. */
export interface TimelineEvent {
  readonly contract: EventContract;
  /** Fits the contract. */
  readonly data: unknown;
  /** When it was written (RFC 3339). A submission's comes from outside and may be anything. */
  readonly time: string;
  readonly subject: string;
  readonly work?: WorkRecord;
  readonly traceparent?: string;
  /** CloudEvents id and source: with them a submission names its job. */
  readonly id?: string;
  readonly source?: string;
}

/** The job that an event belongs to; undefined for a submission without an id. */
export function jobOf({ contract, data, id, source }: TimelineEvent): string | undefined {
  if (contract.producer === 'upstream') return id === undefined ? undefined : jobIdOf({ id, source });
  const { job } = data as { readonly job?: unknown };
  return typeof job === 'string' ? job : undefined;
}

/** Milliseconds since the epoch; where the time cannot be read, the moment the work began, if that is known. */
export function momentOf({ time, work }: TimelineEvent): number | undefined {
  const moments = [time, work?.startedAt].map((text) => (text === undefined ? NaN : Date.parse(text)));
  return moments.find((moment) => !Number.isNaN(moment));
}
