/** The OpenTelemetry SDK, in a module of its own: loading it costs memory and time that most processes can save. */
import { hastenSpanExport, otlpTimeoutMs } from '@langflix/config';
import { DiagLogLevel, context, diag, trace } from '@opentelemetry/api';
import type { ContextManager } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, envDetector, hostDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { ATTR_SERVICE_INSTANCE_ID, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import { exportWholeTrees } from './export-whole-trees.ts';
import type { Logger } from './logger.ts';
import { newSpanId, newTraceId } from './span-ids.ts';
import { workerId } from './worker-id.ts';

export interface ExportOptions {
  readonly service: string;
  readonly version: string | undefined;
  readonly log: Logger;
  /** Stays the one that is registered, so that spans begun before keep their place. */
  readonly contextManager: ContextManager;
}

export interface TraceExport {
  /** Sends what is waiting; may take as long as the exporter keeps trying. */
  shutdown(): Promise<void>;
}

/** How long a finished span may lie here, and so get lost when the process is killed; the SDK's default is 5 s. */
const EXPORT_DELAY_MS = 500;

/** Sends every span from here on to the collector that the OTEL_* variables name. */
export function exportTraces({ service, version, log, contextManager }: ExportOptions): TraceExport {
  tell(log, 'warn');
  hastenSpanExport(EXPORT_DELAY_MS);
  const attributes = {
    [ATTR_SERVICE_INSTANCE_ID]: workerId(),
    ...(version === undefined ? {} : { [ATTR_SERVICE_VERSION]: version }),
  };
  const sdk = new NodeSDK({
    // Wins over OTEL_SERVICE_NAME, which all services of a stack may share.
    serviceName: service,
    resource: defaultResource().merge(resourceFromAttributes(attributes)),
    resourceDetectors: [envDetector, hostDetector],
    // The SDK keeps a process alive while it tries: not for its default of 10 seconds.
    traceExporter: exportWholeTrees(new OTLPTraceExporter({ timeoutMillis: otlpTimeoutMs() })),
    idGenerator: { generateTraceId: newTraceId, generateSpanId: newSpanId },
    // Only traces: by itself the SDK would start exporters for metrics and logs too.
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
    textMapPropagator: null,
    contextManager,
  });
  trace.disable();
  context.disable();
  sdk.start();
  // While a collector is away the SDK says so over and over: only for whoever looks for it.
  tell(log, 'debug');
  return sdk;
}

/** Passes on what the SDK has to say about itself. */
function tell(log: Logger, level: 'debug' | 'warn'): void {
  const write = (message: string): void => log[level]({ detail: message }, 'opentelemetry');
  diag.setLogger(
    { error: write, warn: write, info: write, debug: write, verbose: write },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
