import { z } from 'zod';

/** Services that are scaled by their work. */
export const SCALED_SERVICES = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder'] as const;
export type ScaledService = (typeof SCALED_SERVICES)[number];

/** `GET /api/scaling/<service>`: how many replicas there should be, and why. */
export const scalingAdvice = z.object({
  service: z.enum(SCALED_SERVICES),
  /** What the autoscaler reads. */
  desiredReplicas: z.int().nonnegative(),
  /** Processes heard of in the last heartbeats, those that are stopping not counted. */
  runningReplicas: z.int().nonnegative(),
  /** Messages that wait or are worked on, over the service's consumers. */
  backlog: z.int().nonnegative(),
  /** Seconds that the oldest of them has waited since it was written. */
  oldestSeconds: z.number().nonnegative().optional(),
  /** New messages per second, lately. */
  arrivalsPerSecond: z.number().nonnegative(),
  /** Seconds of work per message, measured; absent before the first. */
  serviceSeconds: z.number().nonnegative().optional(),
  /** Messages that one replica works on at once. */
  concurrency: z.number().positive(),
  /** Replicas that keep up with the arrivals: arrivals x service time / concurrency (Little's law). */
  steadyReplicas: z.number().nonnegative(),
  /** Replicas that also work the backlog off within `drainSeconds`. */
  backlogReplicas: z.number().nonnegative(),
  drainSeconds: z.number().positive(),
  /** Most replicas that the model's quota feeds, llm-analyzer only; 0 while the model must not be asked. */
  quotaReplicas: z.number().nonnegative().optional(),
  minReplicas: z.int().nonnegative(),
  maxReplicas: z.int().positive(),
  /** Which of these decided. */
  limitedBy: z.enum(['nothing', 'quota', 'maximum', 'minimum']),
  /** For people: one sentence. */
  reason: z.string(),
});
export type ScalingAdvice = z.infer<typeof scalingAdvice>;

/** `GET /api/scaling`. */
export const scalingReply = z.object({ services: z.array(scalingAdvice) });
export type ScalingReply = z.infer<typeof scalingReply>;
