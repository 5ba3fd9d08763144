import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as OTLP carries it in JSON. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Absent or '' for a root. */
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: { key: string; value: Record<string, unknown> }[];
  readonly status: { code: number; message?: string };
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

export interface TraceCollector {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  /** What has arrived so far. */
  readonly spans: readonly ReceivedSpan[];
  /** Attributes of the senders, one entry per request and resource. */
  readonly resources: readonly Record<string, unknown>[];
  /** Method and path of each request. */
  readonly paths: readonly string[];
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * A collector on 127.0.0.1: takes OTLP as JSON over HTTP on any path. `answer` replaces its behaviour, for collectors
 * that hang or refuse.
 */
export async function startTraceCollector(answer?: RequestListener): Promise<TraceCollector> {
  const spans: ReceivedSpan[] = [];
  const resources: Record<string, unknown>[] = [];
  const paths: string[] = [];
  const receive: RequestListener = (request, response) => {
    paths.push(`${request.method} ${request.url}`);
    void text(request).then((body) => {
      for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
        const attributes = resource.attributes as ReceivedSpan['attributes'];
        resources.push(Object.fromEntries(attributes.map(({ key, value }) => [key, value['stringValue']])));
        for (const scope of scopeSpans) spans.push(...scope.spans);
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  };
  const server = createServer(answer ?? receive);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint, spans, resources, paths, close, [Symbol.asyncDispose]: close };
}
