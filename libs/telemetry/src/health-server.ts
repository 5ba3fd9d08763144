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
  /** What answers POST, by exact path. */
  readonly actions?: Readonly<Record<string, Route>>;
}

export interface HealthServer {
  readonly port: number;
  /** More pages, as `routes`. */
  addRoutes(routes: Readonly<Record<string, Route>>): void;
  close(): Promise<void>;
}

const READY_CHECK_MS = 1000;

/**
 * Serves `/startupz`, `/readyz` and `/livez`: 200 `ok` or 503 `not ok`, and the given routes.
 * @throws the system's error when the address cannot be bound (EADDRINUSE, EACCES).
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const { host, port, checks, routes = {}, actions = {} } = options;
  const pages = new Map(Object.entries(routes));
  pages.set('/startupz', check(checks.startup));
  pages.set('/readyz', check(checks.ready));
  pages.set('/livez', check(checks.live));
  const posts = new Map(Object.entries(actions));
  const server = createServer(
    (request, response) => void answer({ pages, actions: posts }, request, response),
  );
  await listening(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    addRoutes: (more) => {
      for (const [path, page] of Object.entries(more)) pages.set(path, page);
    },
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

interface Site {
  readonly pages: ReadonlyMap<string, Route>;
  readonly actions: ReadonlyMap<string, Route>;
}

async function answer(
  { pages, actions }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const route = (isReading ? pages : request.method === 'POST' ? actions : undefined)?.get(path);
  if (route === undefined) {
    const isKnown = pages.has(path) || actions.has(path);
    return void response.writeHead(isKnown ? 405 : 404).end();
  }
  try {
    await route(request, response);
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
