/**
 * The names of spans and attributes, all in one place and of low cardinality: ids go into attributes, never into
 * names. `messaging.*` and `gen_ai.*` follow the OpenTelemetry semantic conventions (both still in development
 * there, hence written out here instead of imported); `langflix.*` is our own.
 */

/** Span names. Messaging spans add the destination: {@link messagingSpanName}. */
export const SPAN = {
  /** One job from submission to completion; recorded when it closes. */
  episode: 'episode',
  /** PRODUCER: one event handed to the broker. */
  send: 'send',
  /** CONSUMER: one event worked on by a handler. */
  process: 'process',
  /** CLIENT: a request to a micro-service. */
  request: 'request',
  /** SERVER: a micro-service answering. */
  respond: 'respond',
  resolveSources: 'resolve sources',
  probeMedia: 'probe media',
  /** When people speak, to check subtitle times by. */
  listenForSpeech: 'listen for speech',
  listTracks: 'list tracks',
  takeOutTrack: 'take out track',
  parseSubtitles: 'parse subtitles',
  /** Cleaning, checking of times, pairing with the translation. */
  prepareDialogue: 'prepare dialogue',
  chunkCues: 'chunk cues',
  /** Compare-and-set on a job's entry, repetitions included. */
  updateLedger: 'update ledger',
  /** CLIENT: a call of the model; the convention adds the model's name. */
  generateContent: 'generate_content',
  /** All that one answer takes: waiting for quota, calls, repetitions. */
  askAnalyzer: 'ask analyzer',
  waitForQuota: 'wait for quota',
  groundProposals: 'ground proposals',
  readCache: 'read cache',
  writeCache: 'write cache',
  planClips: 'plan clips',
  /** One pass for loudness and silences. */
  measureSound: 'measure sound',
  waitForSound: 'wait for sound',
  /** For a free ffmpeg process on this machine, and for memory. */
  waitForEncoder: 'wait for encoder',
  /** One run of ffmpeg by one encoder. */
  renderClip: 'render clip',
  checkClip: 'check clip',
  publishClip: 'publish clip',
  writeManifest: 'write manifest',
  readFile: 'read file',
  writeFile: 'write file',
  publishFile: 'publish file',
  linkFile: 'link file',
  fingerprintFile: 'fingerprint file',
} as const;

/** Spans of what takes time in a storage, by its methods: for `withSpans`. */
export const STORAGE_SPANS = {
  read: SPAN.readFile,
  write: SPAN.writeFile,
  publish: SPAN.publishFile,
  link: SPAN.linkFile,
  fingerprint: SPAN.fingerprintFile,
} as const;

export const ATTR = {
  job: 'langflix.job',
  series: 'langflix.series',
  episode: 'langflix.episode',
  chunk: 'langflix.chunk',
  clip: 'langflix.clip',
  jobStatus: 'langflix.job.status',
  chunkCount: 'langflix.chunk.count',
  cueCount: 'langflix.cue.count',
  clipCount: 'langflix.clip.count',
  /** True when some part failed. */
  isPartial: 'langflix.job.partial',
  clipsFailed: 'langflix.clip.failed',
  contentSeconds: 'langflix.content.seconds',
  contentMinutes: 'langflix.content.minutes',
  wallSeconds: 'langflix.wall.seconds',
  sourceLanguage: 'langflix.language.source',
  targetLanguage: 'langflix.language.target',
  level: 'langflix.level',
  analyzer: 'langflix.analyzer',
  expressionCount: 'langflix.expression.count',
  expressionsDropped: 'langflix.expression.dropped',
  cacheHit: 'langflix.cache.hit',
  isReused: 'langflix.clip.reused',
  encoder: 'langflix.encoder',
  clipDurationSec: 'langflix.clip.duration_sec',
  encodeMs: 'langflix.encode_ms',
  /** Calls of the model that repeated a failed one. */
  retries: 'langflix.llm.retries',
  costUsd: 'langflix.llm.cost_usd',
  /** Seconds of clip per second of work. */
  encodeSpeed: 'langflix.encode.speed',
  encodeFrames: 'langflix.encode.frames',
  /** Milliseconds between the writing of an event and its delivery. */
  queueWaitMs: 'langflix.queue_wait_ms',
  /** Present and true when the broker delivered the message before. */
  isRedelivered: 'langflix.redelivered',
  deliveryCount: 'langflix.delivery_count',
  /** What a link leads to, e.g. `earlier delivery`. */
  linkKind: 'langflix.link.kind',
  /** Deliveries that count, this one included. */
  attempt: 'langflix.attempt',
  /** ack | nak | term: how the runtime settled a message. */
  settlement: 'langflix.settlement',
  /** Code of a RetryableError or TerminalError, else the name of the error. */
  errorType: 'error.type',
  messagingSystem: 'messaging.system',
  messagingOperationName: 'messaging.operation.name',
  messagingOperationType: 'messaging.operation.type',
  messagingDestinationName: 'messaging.destination.name',
  messagingDestinationTemplate: 'messaging.destination.template',
  messagingConsumerGroupName: 'messaging.consumer.group.name',
  messagingMessageId: 'messaging.message.id',
  messagingMessageBodySize: 'messaging.message.body.size',
  messagingConversationId: 'messaging.message.conversation_id',
  genAiOperationName: 'gen_ai.operation.name',
  genAiProviderName: 'gen_ai.provider.name',
  genAiRequestModel: 'gen_ai.request.model',
  genAiRequestTemperature: 'gen_ai.request.temperature',
  genAiRequestTopP: 'gen_ai.request.top_p',
  genAiRequestTopK: 'gen_ai.request.top_k',
  genAiRequestMaxTokens: 'gen_ai.request.max_tokens',
  genAiOutputType: 'gen_ai.output.type',
  genAiResponseModel: 'gen_ai.response.model',
  genAiResponseId: 'gen_ai.response.id',
  genAiResponseFinishReasons: 'gen_ai.response.finish_reasons',
  genAiUsageInputTokens: 'gen_ai.usage.input_tokens',
  genAiUsageOutputTokens: 'gen_ai.usage.output_tokens',
} as const;

/** Value of {@link ATTR.messagingSystem}. */
export const MESSAGING_SYSTEM = 'nats';

/**
 * Name of a messaging span: operation, then the destination with its placeholders, e.g.
 * `process langflix.v1.job.{job}.chunk.ready.{chunk}`.
 */
export function messagingSpanName(
  operation: typeof SPAN.send | typeof SPAN.process | typeof SPAN.request | typeof SPAN.respond,
  destinationTemplate: string,
): string {
  return `${operation} ${destinationTemplate}`;
}
