import { z } from 'zod';

/** Core NATS subject of a service's signs of life; `*` hears all. Nothing is stored. */
export const heartbeatSubject = (app: string): string => `langflix.heartbeat.${app}`;

/** Between two heartbeats of one process, milliseconds. One that missed three is gone. */
export const HEARTBEAT_EVERY_MS = 5000;

/** How one process of a service is, every `HEARTBEAT_EVERY_MS`. */
export const heartbeat = z.object({
  app: z.string(),
  /** The same as in work records: unique among all replicas. */
  worker: z.string().min(1).max(128),
  startedAt: z.iso.datetime(),
  /** Resident memory, bytes. */
  memoryBytes: z.int().nonnegative(),
  /** Processor seconds since the start, user and system. */
  cpuSeconds: z.number().nonnegative(),
  /** 99th percentile of the event loop's delay since the last heartbeat, milliseconds. */
  eventLoopDelayMs: z.number().nonnegative(),
  /** Messages being worked on. */
  inFlight: z.int().nonnegative(),
  /** True from the moment it was told to stop. */
  draining: z.boolean(),
});
export type Heartbeat = z.infer<typeof heartbeat>;
