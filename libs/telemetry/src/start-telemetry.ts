import { isOtlpConfigured } from '@langflix/config';
import { context, trace } from '@opentelemetry/api';
import { createContextManager } from './context-manager.ts';
import type { ExportOptions, TraceExport } from './export-traces.ts';
import { createIdOnlyTracerProvider } from './id-only-tracing.ts';
import { createLogger } from './logger.ts';
import type { LogLevel, Logger } from './logger.ts';

export interface TelemetryOptions {
  /** Becomes `service.name` and the `service` field of every log line. */
  readonly service: string;
  readonly version?: string;
  readonly logLevel: LogLevel;
}

export interface Telemetry {
  readonly log: Logger;
  /** Resolved when spans are exported from here on; at once when there is no collector. Never rejects. */
  readonly ready: Promise<void>;
  /** Sends what is waiting, for at most 2 seconds. Never rejects. */
  shutdown(): Promise<void>;
}

/** Longer than a collector nearby needs, shorter than anybody waits for a service to stop. */
const SHUTDOWN_MS = 2000;

/**
 * Starts logging, and tracing when OTEL_EXPORTER_OTLP_ENDPOINT is set: spans then go out by OTLP over HTTP, under
 * the usual OTEL_* variables. Without it the SDK is not even loaded, yet spans have ids that reach logs and the next
 * process. A collector that is away costs dropped spans, never an error. To be called once per process.
 */
export function startTelemetry({ service, version, logLevel }: TelemetryOptions): Telemetry {
  const log = createLogger({ service, level: logLevel });
  const contextManager = createContextManager();
  context.setGlobalContextManager(contextManager);
  trace.setGlobalTracerProvider(createIdOnlyTracerProvider());
  if (!isOtlpConfigured()) return { log, ready: Promise.resolve(), shutdown: () => Promise.resolve() };
  const exporting = startExporting({ service, version, log, contextManager });
  return {
    log,
    ready: exporting.then(() => undefined),
    shutdown: async () => within(SHUTDOWN_MS, (await exporting)?.shutdown()),
  };
}

async function startExporting(options: ExportOptions): Promise<TraceExport | undefined> {
  try {
    const { exportTraces } = await import('./export-traces.ts');
    return exportTraces(options);
  } catch (error) {
    options.log.warn({ err: error }, 'tracing could not be started');
    return undefined;
  }
}

/** Waits for `work` to settle, whichever way, but not longer than `timeoutMs`. */
async function within(timeoutMs: number, work: Promise<void> = Promise.resolve()): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}
