import { z } from 'zod';

/** One kind of operation inside a piece of work, by the name of its span. */
export const operationTotals = z.object({
  count: z.int().positive(),
  /** Milliseconds, all of them together; operations that ran side by side add up. */
  totalMs: z.number().nonnegative(),
  /** Milliseconds of the longest. */
  maxMs: z.number().nonnegative(),
});
export type OperationTotals = z.infer<typeof operationTotals>;

/**
 * How the work behind a fact went, as the runtime saw it. Travels beside the fact as the CloudEvents extension attribute
 * `work`, JSON in a string: a fact stays what happened, this is how long it took. Readers do without it where it is
 * absent or malformed.
 */
export const workRecord = z.object({
  /** When the handler began with the message that led to this fact. */
  startedAt: z.iso.datetime(),
  /** Attempt that succeeded; 1 is the first. */
  attempt: z.int().positive(),
  /** Deliveries, those that did not count as an attempt included. */
  deliveries: z.int().positive(),
  /** Process that did it, unique among all replicas. */
  worker: z.string().min(1).max(128),
  /** Resident memory of that process afterwards, bytes. */
  memoryBytes: z.int().nonnegative(),
  /** What it changed by meanwhile; all work that the process did at the time is in it. */
  memoryChangeBytes: z.int(),
  /** By span name, e.g. `render clip`. */
  operations: z.record(z.string(), operationTotals),
});
export type WorkRecord = z.infer<typeof workRecord>;
