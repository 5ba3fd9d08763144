import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HealthChecks {
  /** Has everything that happens once at the start happened? */
  startup(): boolean;
  /** Can work be done now? A check that throws or takes over a second counts as no. */
  ready(): boolean | Promise<boolean>;
  /** Does the process still move? Never about the broker or a remote service: a restart would not help. */
  live(): boolean;
}

export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface HealthServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly checks: HealthChecks;
  /** More pages, by exact path, e.g. `/metrics`. GET and HEAD only. */
  readonly routes?: Readonly<Record<string, Route>>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

const READY_CHECK_MS = 1000;

/**
 * Serves `/startupz`, `/readyz` and `/livez`: 200 `ok` or 503 `not ok`, and the given routes.
 * @throws the system's error when the address cannot be bound (EADDRINUSE, EACCES).
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const { host, port, checks } = options;
  const pages = new Map<string, Route>(Object.entries(options.routes ?? {}));
  pages.set('/startupz', check(checks.startup));
  pages.set('/readyz', check(checks.ready));
  pages.set('/livez', check(checks.live));
  const server = createServer((request, response) => void answer(pages, request, response));
  await listening(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function check(isOk: () => boolean | Promise<boolean>): Route {
  return async (_request, response) => {
    const ok = await settledWithin(READY_CHECK_MS, isOk).catch(() => false);
    response.writeHead(ok ? 200 : 503, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
    response.end(ok ? 'ok\n' : 'not ok\n');
  };
}

async function settledWithin(timeoutMs: number, isOk: () => boolean | Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, false);
  });
  try {
    return await Promise.race([isOk(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function answer(
  pages: ReadonlyMap<string, Route>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const page = pages.get(path);
  if (page === undefined) return void response.writeHead(404).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  try {
    await page(request, response);
  } catch {
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
