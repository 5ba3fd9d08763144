import { z } from 'zod';
import { PAUSE_CAUSES } from '../analyzer-gate.ts';
import { jobCounts } from '../job-counts.ts';
import { subtitleHealth } from '../subtitle-health.ts';
import { scalingAdvice } from './scaling.ts';
import { jobTimeline } from './timeline.ts';

export const JOB_STATES = ['waiting', 'running', 'complete', 'partial', 'failed', 'rejected'] as const;
/** `waiting`: not accepted yet. `running`: accepted, not ended. */
export const jobState = z.enum(JOB_STATES);
export type JobState = z.infer<typeof jobState>;

/** One line of the list. */
export const jobSummary = z.object({
  job: z.string(),
  series: z.string().optional(),
  episode: z.string().optional(),
  state: jobState,
  submittedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().optional(),
  wallSeconds: z.number().nonnegative(),
  contentSeconds: z.number().nonnegative().optional(),
  counts: jobCounts,
  /** 0 to 1; how much of all its work is done. */
  progress: z.number().min(0).max(1),
  /** Seconds until it ends at the pace so far; absent while nobody can tell. */
  etaSeconds: z.number().nonnegative().optional(),
  /** US dollars spent on the model. */
  costUsd: z.number().nonnegative().optional(),
  failures: z.int().nonnegative(),
  sourceLanguage: z.string().optional(),
  targetLanguage: z.string().optional(),
});
export type JobSummary = z.infer<typeof jobSummary>;

/**
 * `GET /api/jobs?state=S&q=TEXT&after=CURSOR&limit=N`: newest first. `state` may be given several times; `q` looks in
 * series, episode and job; `limit` 1 to 500, default 100.
 */
export const jobsReply = z.object({
  jobs: z.array(jobSummary),
  /** Of all that match, not of this page. */
  total: z.int().nonnegative(),
  /** To be given as `after` for the next page; absent on the last. */
  next: z.string().optional(),
});
export type JobsReply = z.infer<typeof jobsReply>;

export const clipCard = z.object({
  clip: z.string(),
  expression: z.string(),
  meaning: z.string().optional(),
  /** Line with the expression, and its translation. */
  line: z.string().optional(),
  translation: z.string().optional(),
  startSec: z.number().nonnegative().optional(),
  endSec: z.number().positive().optional(),
  state: z.enum(['requested', 'encoded', 'reused', 'failed']),
  encoder: z.string().optional(),
  /** Path below the dashboard's address, served with byte ranges; present once it is encoded. */
  videoPath: z.string().optional(),
  /** WebVTT by language tag. */
  captionPaths: z.record(z.string(), z.string()).optional(),
  failure: z.object({ code: z.string(), reason: z.string() }).optional(),
});
export type ClipCard = z.infer<typeof clipCard>;

export const failureRow = z.object({
  /** `job`, `chunk 3`, `clip <expression>`, `sound`. */
  part: z.string(),
  code: z.string(),
  reason: z.string(),
  /** Number of the dead letter that holds its message, where there is one. */
  deadLetter: z.int().positive().optional(),
});
export type FailureRow = z.infer<typeof failureRow>;

/** `GET /api/jobs/<job>`; 404 for a job that is not known (any more). */
export const jobDetail = z.object({
  summary: jobSummary,
  timeline: jobTimeline,
  clips: z.array(clipCard),
  subtitles: subtitleHealth.optional(),
  translation: subtitleHealth.optional(),
  failures: z.array(failureRow),
  /** The same submission can be processed again: `POST /api/jobs/<job>/redrive`. */
  canRedrive: z.boolean(),
  /** Page of the trace in Jaeger, where its address is configured. */
  traceUrl: z.string().optional(),
});
export type JobDetail = z.infer<typeof jobDetail>;

export const quotaGauge = z.object({
  project: z.string(),
  model: z.string(),
  limits: z.array(
    z.object({
      limit: z.enum(['requests_per_minute', 'tokens_per_minute', 'requests_per_day']),
      used: z.number().nonnegative(),
      /** 0: no such limit. */
      most: z.number().nonnegative(),
    }),
  ),
  /** Part of the limits per minute that is used, 0 to 1. */
  share: z.number().positive().max(1),
  pausedUntil: z.iso.datetime().optional(),
  cause: z.enum(PAUSE_CAUSES).optional(),
  message: z.string().optional(),
});
export type QuotaGauge = z.infer<typeof quotaGauge>;

export const serviceState = z.object({
  service: z.string(),
  replicas: z.int().nonnegative(),
  draining: z.int().nonnegative(),
  inFlight: z.int().nonnegative(),
  /** Sum over the replicas. */
  memoryBytes: z.int().nonnegative(),
  /** Cores in use, lately, sum over the replicas. */
  cpuCores: z.number().nonnegative(),
});
export type ServiceState = z.infer<typeof serviceState>;

/** One point of the charts, every `HISTORY_EVERY_SEC`, an hour of them. */
export const historyPoint = z.object({
  at: z.iso.datetime(),
  backlog: z.record(z.string(), z.int().nonnegative()),
  clipsPerMinute: z.number().nonnegative(),
  requestsPerMinute: z.number().nonnegative(),
  jobsRunning: z.int().nonnegative(),
});
export type HistoryPoint = z.infer<typeof historyPoint>;
export const HISTORY_EVERY_SEC = 10;

/** `GET /api/overview`: everything but the jobs. */
export const overview = z.object({
  at: z.iso.datetime(),
  brokerConnected: z.boolean(),
  /** False while the history is still being read: figures are too small. */
  ready: z.boolean(),
  jobs: z.record(jobState, z.int().nonnegative()),
  services: z.array(serviceState),
  scaling: z.array(scalingAdvice),
  quotas: z.array(quotaGauge),
  deadLetters: z.int().nonnegative(),
  history: z.array(historyPoint),
});
export type Overview = z.infer<typeof overview>;

export const deadLetterRow = z.object({
  seq: z.int().positive(),
  subject: z.string(),
  consumer: z.string(),
  code: z.string(),
  reason: z.string(),
  deliveries: z.int().nonnegative(),
  time: z.string(),
  job: z.string().optional(),
  /** `submit`: again as a new job. `none`: inside a job, whose outcome is written; re-drive the job. */
  redrive: z.enum(['submit', 'none']),
});
/** `GET /api/dead-letters`: newest first, 500 at most. */
export const deadLettersReply = z.object({ deadLetters: z.array(deadLetterRow) });
export type DeadLettersReply = z.infer<typeof deadLettersReply>;

/**
 * `POST /api/jobs` with the body of an episode submission, `POST /api/jobs/<job>/redrive` and
 * `POST /api/dead-letters/<seq>/redrive`, both with an empty body: 202 with the job that was submitted.
 */
export const submittedReply = z.object({ job: z.string() });

/** Every error: status 4xx or 5xx with a code and a sentence that names the remedy. */
export const apiError = z.object({ code: z.string(), message: z.string() });
export type ApiError = z.infer<typeof apiError>;

/**
 * `GET /api/events`, text/event-stream. Event names: `overview` (body `Overview` without its history but for the newest
 * point, every second at most), `job` (body `JobSummary`, when one changed, at most four times a second per job) and
 * `clip` (body of a running encode: `ClipProgress`). A comment every 15 s keeps proxies from closing it.
 */
export const EVENT_NAMES = ['overview', 'job', 'clip'] as const;
