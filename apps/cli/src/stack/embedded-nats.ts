import { join } from 'node:path';
import { findNatsServer } from './find-nats-server.ts';
import { logPath } from './state-folder.ts';
import type { StateFolder } from './state-folder.ts';
import type { ProcessSpec } from './run-process.ts';

export const BROKER = 'nats-server';
const HOST = '127.0.0.1';
const CONFIG = join(import.meta.dirname, 'local-broker.conf');

interface EmbeddedNatsOptions {
  readonly port: number;
  readonly state: StateFolder;
  /** Value of PATH. */
  readonly searchPath: string;
}

/** How the broker of the local stack is run: JetStream on this machine's loopback only, its store beside the output. */
export function embeddedNatsSpec({ port, state, searchPath }: EmbeddedNatsOptions): ProcessSpec {
  return {
    name: BROKER,
    command: findNatsServer(searchPath),
    args: [
      ...['--config', CONFIG, '--jetstream', '--store_dir', state.nats],
      ...['--addr', HOST, '--port', String(port)],
    ],
    env: { PATH: searchPath },
    cwd: state.root,
    logPath: logPath(state, BROKER),
    readiness: (line) => (line.includes('Server is ready') ? {} : undefined),
  };
}

export function natsUrlOf(port: number): string {
  return `nats://${HOST}:${port}`;
}
