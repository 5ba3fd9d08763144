import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { startProcess } from '@langflix/testing';

/** What stands at the end of the exporters; `none`: there are no exporters. */
export type CollectorKind = 'none' | 'collector' | 'refusing' | 'black hole';

export interface Collector extends AsyncDisposable {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT; '' for none. */
  readonly endpoint: string;
  /** Spans that have arrived. */
  spans(): Promise<number>;
}

const DEAF = { spans: async () => 0, [Symbol.asyncDispose]: async () => undefined };

export async function startCollector(kind: CollectorKind): Promise<Collector> {
  if (kind === 'collector') return counting();
  if (kind === 'none') return { endpoint: '', ...DEAF };
  const hole = await blackHole();
  if (kind === 'black hole') return hole;
  await hole[Symbol.asyncDispose]();
  return { endpoint: hole.endpoint, ...DEAF };
}

/** In a process of its own, as it is in life: its work is none of the services'. */
async function counting(): Promise<Collector> {
  const main = join(import.meta.dirname, 'collector-main.ts');
  const server = await startProcess({ command: process.execPath, args: [main] });
  const endpoint = `http://127.0.0.1:${(await server.waitForLine('listening on ')).split(' ').at(-1)}`;
  return {
    endpoint,
    spans: async () => ((await (await fetch(endpoint)).json()) as { spans: number }).spans,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Takes every connection and never says a word. */
async function blackHole(): Promise<Collector> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...DEAF,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
