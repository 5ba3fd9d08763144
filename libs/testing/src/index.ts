export { DIALOGUE, aGroundedExpression, makeCue, makeCues } from './dialogue.ts';
export { A_JOB, A_SUBMISSION } from './sample-job.ts';
export { aMediaSource } from './sample-media-source.ts';
export {
  NO_USAGE,
  aChunkAnalyzed,
  aChunkReady,
  anEpisodeChunked,
  anEpisodeIngested,
  anEpisodeSubmitted,
} from './builders.ts';
export { aClipFinished, aClipRequested, anEncodedClip } from './clip-builders.ts';
export {
  aJobEntry,
  anEpisodeCompleted,
  anEpisodeFailed,
  anEpisodeRejected,
  someJobCounts,
} from './job-builders.ts';
export { makeVideo, readFrameNumbers } from './generated-media.ts';
export type { AudioTrack, VideoOptions } from './generated-media.ts';
export { startProcess } from './guarded-process.ts';
export type { GuardedProcess, GuardedProcessOptions } from './guarded-process.ts';
export { startNatsServer } from './nats-server.ts';
export type { NatsServer, NatsServerOptions } from './nats-server.ts';
export { temporaryFolder } from './temporary-folder.ts';
export type { TemporaryFolder } from './temporary-folder.ts';
export { waitFor } from './wait-for.ts';
export type { WaitOptions } from './wait-for.ts';
export { startTraceCollector } from './trace-collector.ts';
export type { ReceivedSpan, TraceCollector } from './trace-collector.ts';
