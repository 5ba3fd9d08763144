import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

export interface MetricsPageOptions {
  readonly registry: Registry;
  /** Runs before every answer; when it fails the rest is served all the same. */
  refresh(): Promise<unknown>;
  /** Until then the answer is 503. */
  isReady(): boolean;
}

/** Serves the registry in Prometheus' text format. */
export function metricsPage({ registry, refresh, isReady }: MetricsPageOptions) {
  return async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isReady()) {
      response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' });
      response.end('still reading the history\n');
      return;
    }
    await refresh().catch(() => undefined);
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
    response.end(text);
  };
}
