import { z } from 'zod';
import { failureBody } from '../failure-body.ts';
import { operationTotals } from './work-record.ts';

/** What a job goes through, by the event that ends it; analysing and encoding overlap. */
export const STAGES = ['ingest', 'measure', 'chunk', 'analyze', 'plan', 'encode', 'close'] as const;
export const stage = z.enum(STAGES);
export type Stage = z.infer<typeof stage>;

/** One piece of work: it waited from `queuedAt` to `startedAt` and was worked on until `endedAt`. */
export const timelinePart = z.object({
  stage,
  /** What of the job: number of a chunk, id of a clip; absent where the stage has one part. */
  part: z.string().optional(),
  /** For people, e.g. the expression of a clip. */
  label: z.string().optional(),
  /** When the event that asks for it was written. */
  queuedAt: z.iso.datetime(),
  /** Absent until it is done, and for facts without a work record. */
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  outcome: z.enum(['open', 'done', 'reused', 'failed']),
  failure: failureBody.optional(),
  attempt: z.int().positive().optional(),
  deliveries: z.int().positive().optional(),
  worker: z.string().optional(),
});
export type TimelinePart = z.infer<typeof timelinePart>;

/** A stretch of the critical path: the chain of waits and works that the end of the job had to wait for. */
export const pathSegment = z.object({
  stage,
  part: z.string().optional(),
  kind: z.enum(['wait', 'work']),
  fromAt: z.iso.datetime(),
  toAt: z.iso.datetime(),
});
export type PathSegment = z.infer<typeof pathSegment>;

/** A stage over all its parts, seconds. */
export const stageTotals = z.object({
  stage,
  parts: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  waitSeconds: z.number().nonnegative(),
  workSeconds: z.number().nonnegative(),
  /** Of the critical path: adds up to the job's wall time over all stages. */
  criticalSeconds: z.number().nonnegative(),
  /** What deliveries changed the resident memory of their process by, bytes; all that it did meanwhile is in it. */
  memoryChange: z
    .object({ deliveries: z.int().positive(), meanBytes: z.int(), maxBytes: z.int() })
    .optional(),
});
export type StageTotals = z.infer<typeof stageTotals>;

/** One kind of operation over the whole job. */
export const operationRow = operationTotals.extend({
  operation: z.string(),
  stage,
});
export type OperationRow = z.infer<typeof operationRow>;

/** Where the time of a job went. */
export const jobTimeline = z.object({
  job: z.string(),
  submittedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().optional(),
  /** Until now while the job is open. */
  wallSeconds: z.number().nonnegative(),
  contentSeconds: z.number().nonnegative().optional(),
  parts: z.array(timelinePart),
  stages: z.array(stageTotals),
  criticalPath: z.array(pathSegment),
  operations: z.array(operationRow),
  /** Largest resident memory that a process reported, bytes, by service. */
  peakMemoryBytes: z.record(z.string(), z.int().nonnegative()),
  /** Requests to the model, and those of them that were retries. */
  modelRequests: z.int().nonnegative(),
  modelRetries: z.int().nonnegative(),
  traceId: z.string().optional(),
});
export type JobTimeline = z.infer<typeof jobTimeline>;
