export {
  SUBJECT_ROOT,
  defineEvent,
  emit,
  fieldsOf,
  filterOf,
  matchesSubject,
  subjectOf,
} from './define-event.ts';
export type { DataOf, EventContract, OutEvent, Producer } from './define-event.ts';
export { CONSUMERS, EVENTS } from './catalog.ts';
export type {
  AppName,
  ConsumerEntry,
  ConsumerName,
  ConsumersOf,
  ContractOf,
  MessageIdentity,
} from './catalog.ts';
export { PoisonError, RetryableError, TerminalError } from './failure.ts';
export type { Failure, RetryableOptions } from './failure.ts';
export { clipIdOf, contentHash, jobIdOf, normaliseExpression } from './ids.ts';
export {
  ANALYZER_CHOICES,
  EXPRESSION_LEVELS,
  LANGUAGE_LEVELS,
  languageName,
  languageTag,
} from './language.ts';
export type { AnalyzerChoice, ExpressionLevel, LanguageLevel } from './language.ts';
export { cue } from './cue.ts';
export type { Cue } from './cue.ts';
export { mediaSource } from './media-source.ts';
export type { MediaSource } from './media-source.ts';
export { CAPTION_MODES, episodeSettings, episodeTitle, subtitleSource } from './episode-settings.ts';
export type { CaptionMode, EpisodeSettings, EpisodeTitle, SubtitleSource } from './episode-settings.ts';
export { TRANSLATION_SOURCES, expressionAnalysis, groundedExpression } from './expression-analysis.ts';
export type { ExpressionAnalysis, GroundedExpression } from './expression-analysis.ts';
export { failureBody } from './failure-body.ts';
export type { FailureBody } from './failure-body.ts';
export { SUBTITLE_GRADES, subtitleFinding, subtitleHealth, subtitleSync } from './subtitle-health.ts';
export type { SubtitleFinding, SubtitleGrade, SubtitleHealth, SubtitleSync } from './subtitle-health.ts';
export { interval, loudness, speechActivity } from './measurements.ts';
export type { Interval, Loudness, SpeechActivity } from './measurements.ts';
export { episodeSubmitted } from './events/episode-submitted.ts';
export type { EpisodeSubmitted } from './events/episode-submitted.ts';
export { episodeIngested } from './events/episode-ingested.ts';
export type { EpisodeIngested } from './events/episode-ingested.ts';
export { episodeRejected } from './events/episode-rejected.ts';
export type { EpisodeRejected } from './events/episode-rejected.ts';
export { episodeMeasured } from './events/episode-measured.ts';
export type { EpisodeMeasured } from './events/episode-measured.ts';
export { chunkReady } from './events/chunk-ready.ts';
export type { ChunkReady } from './events/chunk-ready.ts';
export { episodeChunked } from './events/episode-chunked.ts';
export type { EpisodeChunked } from './events/episode-chunked.ts';
export { NO_USAGE, addUsage, analysisUsage, dollars, usageInWords } from './analysis-usage.ts';
export type { AnalysisUsage } from './analysis-usage.ts';
export { usageOfAnalyses } from './usage-of-analyses.ts';
export { chunkAnalyzed } from './events/chunk-analyzed.ts';
export type { ChunkAnalyzed } from './events/chunk-analyzed.ts';
export { clipRequested } from './events/clip-requested.ts';
export type { ClipRequested } from './events/clip-requested.ts';
export { clipFinished, encodedClip } from './events/clip-finished.ts';
export type { ClipFinished, EncodedClip } from './events/clip-finished.ts';
export { episodeCompleted } from './events/episode-completed.ts';
export type { EpisodeCompleted } from './events/episode-completed.ts';
export { episodeFailed } from './events/episode-failed.ts';
export type { EpisodeFailed } from './events/episode-failed.ts';
export { jobCounts } from './job-counts.ts';
export type { JobCounts } from './job-counts.ts';
export { JOBS_BUCKET, JOB_STATUSES, jobEntry } from './job-entry.ts';
export type { ChunkEntry, ClipEntry, JobEntry, JobStatus } from './job-entry.ts';
export { manifest, manifestJsonSchema } from './manifest.ts';
export type { Manifest, ManifestClip } from './manifest.ts';
export {
  CACHE_SERVICE,
  CACHE_SUBJECTS,
  cacheDeleteReply,
  cacheDeleteRequest,
  cacheGetReply,
  cacheGetRequest,
  cacheSetReply,
  cacheSetRequest,
  cacheStatsReply,
  cacheStatsRequest,
} from './cache-requests.ts';
export type { CacheStats } from './cache-requests.ts';
export { failedParts } from './failed-parts.ts';
export type { FailedPart } from './failed-parts.ts';
export {
  ANSWERS_BUCKET,
  BUDGETS_BUCKET,
  PAUSE_CAUSES,
  QUOTA_BUCKET,
  analyzerGate,
  answerEntry,
  budgetEntry,
  quotaKey,
} from './analyzer-gate.ts';
export type { AnalyzerGate, AnswerEntry, BudgetEntry, PauseCause } from './analyzer-gate.ts';
export { CLIP_PROGRESS_SUBJECT, clipProgress } from './clip-progress.ts';
export type { ClipProgress } from './clip-progress.ts';
export { operationTotals, workRecord } from './monitor/work-record.ts';
export type { OperationTotals, WorkRecord } from './monitor/work-record.ts';
export { HEARTBEAT_EVERY_MS, heartbeat, heartbeatSubject } from './monitor/heartbeat.ts';
export type { Heartbeat } from './monitor/heartbeat.ts';
export {
  STAGES,
  jobTimeline,
  operationRow,
  pathSegment,
  stage,
  stageTotals,
  timelinePart,
} from './monitor/timeline.ts';
export type {
  JobTimeline,
  OperationRow,
  PathSegment,
  Stage,
  StageTotals,
  TimelinePart,
} from './monitor/timeline.ts';
export { slowCause, slowJob, slowReply } from './monitor/slow-jobs.ts';
export type { SlowCause, SlowJob, SlowReply } from './monitor/slow-jobs.ts';
export { SCALED_SERVICES, scalingAdvice, scalingReply } from './monitor/scaling.ts';
export type { ScaledService, ScalingAdvice, ScalingReply } from './monitor/scaling.ts';
export {
  EVENT_NAMES,
  HISTORY_EVERY_SEC,
  JOB_STATES,
  apiError,
  clipCard,
  deadLetterRow,
  deadLettersReply,
  failureRow,
  historyPoint,
  jobDetail,
  jobState,
  jobSummary,
  jobsReply,
  overview,
  quotaGauge,
  serviceState,
  submittedReply,
} from './monitor/dashboard-api.ts';
export type {
  ApiError,
  ClipCard,
  DeadLettersReply,
  FailureRow,
  HistoryPoint,
  JobDetail,
  JobState,
  JobSummary,
  JobsReply,
  Overview,
  QuotaGauge,
  ServiceState,
} from './monitor/dashboard-api.ts';
