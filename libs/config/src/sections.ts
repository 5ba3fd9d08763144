/** Every section of langflix.yaml, in the order of the file. */
import type { Fields } from './field.ts';
import { cacheFields } from './sections/cache.ts';
import type { CacheConfig } from './sections/cache.ts';
import { healthFields } from './sections/health.ts';
import type { HealthConfig } from './sections/health.ts';
import { llmFields } from './sections/llm.ts';
import type { LlmConfig } from './sections/llm.ts';
import { mediaFields } from './sections/media.ts';
import type { MediaConfig } from './sections/media.ts';
import { monitoringFields } from './sections/monitoring.ts';
import type { MonitoringConfig } from './sections/monitoring.ts';
import { natsFields } from './sections/nats.ts';
import type { NatsConfig } from './sections/nats.ts';
import { outputFields } from './sections/output.ts';
import type { OutputConfig } from './sections/output.ts';
import { processingFields } from './sections/processing.ts';
import type { ProcessingConfig } from './sections/processing.ts';
import { storageFields } from './sections/storage.ts';
import type { StorageConfig } from './sections/storage.ts';
import { telemetryFields } from './sections/telemetry.ts';
import type { TelemetryConfig } from './sections/telemetry.ts';
import { videoFields } from './sections/video.ts';
import type { VideoConfig } from './sections/video.ts';

/** All settings, validated; paths are absolute. */
export interface Config {
  nats: NatsConfig;
  media: MediaConfig;
  output: OutputConfig;
  storage: StorageConfig;
  llm: LlmConfig;
  video: VideoConfig;
  processing: ProcessingConfig;
  cache: CacheConfig;
  telemetry: TelemetryConfig;
  health: HealthConfig;
  monitoring: MonitoringConfig;
}

export interface Section {
  readonly doc: string;
  readonly fields: Fields;
}

export const SECTIONS: Readonly<Record<keyof Config, Section>> = {
  nats: { doc: 'The broker that carries every event', fields: natsFields },
  media: { doc: 'What may be read', fields: mediaFields },
  output: { doc: 'Where results go', fields: outputFields },
  storage: { doc: 'S3, for s3:// in media and output', fields: storageFields },
  llm: { doc: 'Chunks of dialogue and the model that reads them', fields: llmFields },
  video: { doc: 'Clips', fields: videoFields },
  processing: { doc: 'How much at a time', fields: processingFields },
  cache: { doc: 'Answers of the model, kept for the next run', fields: cacheFields },
  telemetry: { doc: 'Logs; traces go where OTEL_EXPORTER_OTLP_ENDPOINT says', fields: telemetryFields },
  health: { doc: 'Health checks over HTTP', fields: healthFields },
  monitoring: { doc: 'Dashboard, its API and the advice to the autoscaler', fields: monitoringFields },
};
