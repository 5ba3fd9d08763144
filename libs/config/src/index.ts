export { loadConfig } from './load-config.ts';
export type { LoadOptions } from './load-config.ts';
export { ConfigError } from './config-error.ts';
export type { ConfigProblem } from './config-error.ts';
export {
  callerFolder,
  childEnvironment,
  environmentOf,
  hastenSpanExport,
  isOtlpConfigured,
  isRunByNpm,
  otlpTimeoutMs,
  serviceInstanceId,
} from './environment.ts';
export { CONFIG_KEYS } from './keys.ts';
export type { ConfigKey } from './keys.ts';
export { readApiKey } from './read-api-key.ts';
export { renderExampleEnvironment, renderExampleYaml } from './render-example.ts';
export type { Config } from './sections.ts';
export { HARDWARE_ACCELERATIONS, QUALITY_PROFILES, VIDEO_CODECS, VIDEO_PRESETS } from './sections/video.ts';
export type { HardwareAcceleration, VideoCodec, VideoConfig } from './sections/video.ts';
export { LOG_LEVELS } from './sections/telemetry.ts';
export type { LogLevel, TelemetryConfig } from './sections/telemetry.ts';
export type { CacheConfig } from './sections/cache.ts';
export type { HealthConfig } from './sections/health.ts';
export type { LlmConfig } from './sections/llm.ts';
export type { MediaConfig } from './sections/media.ts';
export type { MonitoringConfig } from './sections/monitoring.ts';
export type { ReplicaLimit, ReplicaLimits } from './sections/replica-limits.ts';
export type { NatsConfig } from './sections/nats.ts';
export type { OutputConfig } from './sections/output.ts';
export type { StorageConfig } from './sections/storage.ts';
export type { ProcessingConfig } from './sections/processing.ts';
