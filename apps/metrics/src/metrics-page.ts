import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { OPEN_METRICS, renderOpenMetrics } from './open-metrics.ts';

export interface MetricsPageOptions {
  readonly registry: Registry;
  /** Runs before every answer; when it fails the rest is served all the same. */
  refresh(): Promise<unknown>;
  /** Until then the answer is 503. */
  isReady(): boolean;
}

/** Serves the registry in Prometheus' text format, or in OpenMetrics, with exemplars, to whoever accepts that. */
export function metricsPage({ registry, refresh, isReady }: MetricsPageOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isReady()) {
      response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' });
      response.end('still reading the history\n');
      return;
    }
    await refresh().catch(() => undefined);
    const isOpen = (request.headers.accept ?? '').includes('application/openmetrics-text');
    const text = await (isOpen ? renderOpenMetrics(registry) : registry.metrics());
    const type = isOpen ? OPEN_METRICS : registry.contentType;
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', vary: 'accept' });
    response.end(text);
  };
}
