/** As `COUNTERS`, for what has a distribution. Buckets are upper bounds. */
const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 7200];

export const HISTOGRAMS = {
  jobDuration: {
    name: 'langflix_job_duration_seconds',
    help: 'From submission to the end of the job',
    labels: ['outcome'],
    buckets: [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200],
  },
  chunkDuration: {
    name: 'langflix_chunk_duration_seconds',
    help: 'From a chunk being ready to its analysis, waiting included',
    labels: ['outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800],
  },
  clipDuration: {
    name: 'langflix_clip_duration_seconds',
    help: 'From a clip being requested to its end, waiting included',
    labels: ['outcome'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800],
  },
  encodeDuration: {
    name: 'langflix_clip_encode_seconds',
    help: 'What ffmpeg took for one clip',
    labels: ['encoder'],
    buckets: [0.25, 0.5, 1, 2, 3, 5, 8, 13, 20, 30, 60, 120],
  },
  chunkTokens: {
    name: 'langflix_chunk_tokens',
    help: 'Tokens of one chunk that a model was asked about, both directions, retries included',
    labels: ['model'],
    buckets: [500, 1000, 2000, 3000, 5000, 8000, 13_000, 20_000, 50_000],
  },
  expressions: {
    name: 'langflix_chunk_expressions',
    help: 'Expressions found in one chunk',
    labels: [],
    buckets: [0, 1, 2, 3, 4, 5, 8, 13],
  },
  stageWait: {
    name: 'langflix_stage_wait_seconds',
    help: 'From the event that asks for a piece of work to a worker beginning with it, by stage',
    labels: ['stage'],
    buckets: SECONDS,
  },
  stageWork: {
    name: 'langflix_stage_work_seconds',
    help: 'From a worker beginning with a piece of work to its fact, by stage',
    labels: ['stage'],
    buckets: SECONDS,
  },
  encoderSpeed: {
    name: 'langflix_encoder_speed',
    help: 'Seconds of clip per second of ffmpeg, by encoder',
    labels: ['encoder'],
    buckets: [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64],
  },
  processDuration: {
    name: 'messaging_process_duration_seconds',
    help: 'Duration of processing operation, of those that led to a fact (OpenTelemetry messaging.process.duration)',
    labels: ['messaging_system', 'messaging_operation_name', 'messaging_consumer_group_name'],
    // As the convention advises, and longer: an encode takes minutes.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 120, 300],
  },
  tokenUsage: {
    name: 'gen_ai_client_token_usage',
    help: 'Number of input and output tokens used per chunk, retries included (OpenTelemetry gen_ai.client.token.usage)',
    labels: ['gen_ai_operation_name', 'gen_ai_provider_name', 'gen_ai_token_type', 'gen_ai_request_model'],
    // As the convention advises, up to where chunks end.
    buckets: [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144],
  },
} as const;
