import { isSpanContextValid, trace } from '@opentelemetry/api';
import { pino } from 'pino';

export type Logger = pino.Logger;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LoggerOptions {
  /** Name of the service, in every line. */
  readonly service: string;
  readonly level: LogLevel;
  /** Where lines go; default stdout, written at once so that a crash loses none. */
  readonly destination?: pino.DestinationStream;
}

const SECRETS = ['apiKey', 'password', 'authorization'];

/**
 * A logger that writes one JSON object per line: `level` as a word, `time` as ISO 8601, `service`, the fields, `msg`,
 * and `trace_id` and `span_id` when a span is active. Messages are static, data goes in fields; `err` takes an Error.
 */
export function createLogger({ service, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: activeTrace,
      redact: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

function activeTrace(): object {
  const span = trace.getActiveSpan()?.spanContext();
  return span !== undefined && isSpanContextValid(span)
    ? { trace_id: span.traceId, span_id: span.spanId }
    : {};
}
