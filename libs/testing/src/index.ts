export { DIALOGUE, aGroundedExpression, makeCue, makeCues } from './dialogue.ts';
export { A_JOB, A_SUBMISSION } from './sample-job.ts';
export { aMediaSource } from './sample-media-source.ts';
export {
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
export { makeVideo } from './generated-media.ts';
export type { AudioTrack, PictureCodec, VideoOptions } from './generated-media.ts';
export { readBrightness, readFlashAndBeep, readFrameNumbers, readSound } from './read-generated-media.ts';
export { embedSubtitles, filmOf, makeSpeechFilm } from './speech-film.ts';
export type { EmbeddedTrack, SpeechFilmOptions } from './speech-film.ts';
export { SOUND_RATE, makeSpeechSound } from './speech-sound.ts';
export type { SpeechSoundOptions } from './speech-sound.ts';
export { cuesFor, makeSpokenLines } from './speech-times.ts';
export type { SpokenLine } from './speech-times.ts';
export { hearSpeech } from './hear-speech.ts';
export type { Hearing } from './hear-speech.ts';
export { SUBTITLE_SAMPLES } from './subtitle-samples.ts';
export { between, seededRandom } from './seeded-random.ts';
export type { Random } from './seeded-random.ts';
export { startProcess } from './guarded-process.ts';
export type { GuardedProcess, GuardedProcessOptions } from './guarded-process.ts';
export { startNatsServer } from './nats-server.ts';
export type { NatsServer, NatsServerOptions } from './nats-server.ts';
export { readBrokerTrace } from './broker-trace.ts';
export type { BrokerTrace } from './broker-trace.ts';
export { publishPlain } from './publish-plain.ts';
export type { PlainMessage, PlainPublisher } from './publish-plain.ts';
export { isRedisInstalled, startRedisServer } from './redis-server.ts';
export type { RedisServer } from './redis-server.ts';
export { startS3Server } from './s3-server.ts';
export type { S3Request, S3Server } from './s3-server.ts';
export type { Fault as S3Fault } from './s3/faults.ts';
export { temporaryFolder } from './temporary-folder.ts';
export type { TemporaryFolder } from './temporary-folder.ts';
export { waitFor } from './wait-for.ts';
export type { WaitOptions } from './wait-for.ts';
export { startTraceCollector } from './trace-collector.ts';
export type { ReceivedSpan, TraceCollector } from './trace-collector.ts';
export { simulateFfmpeg } from './simulated-ffmpeg.ts';
export type { SimulatedCard, SimulatedFfmpeg } from './simulated-ffmpeg.ts';
export { publishSimulated } from './publish-simulated.ts';
export { SIMULATED_SUBMISSION_MS, SIMULATED_TRACE_ID, simulateJob } from './simulated-job.ts';
export type { SimulatedEvent, SimulatedJobOptions } from './simulated-job.ts';
