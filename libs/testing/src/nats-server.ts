import { readFile, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { startProcess } from './guarded-process.ts';
import type { GuardedProcess } from './guarded-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { waitFor } from './wait-for.ts';

/** A real broker with JetStream on 127.0.0.1. */
export interface NatsServer {
  /** `nats://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** Of the process that runs now. */
  readonly pid: number;
  /** SIGKILL, as a machine that loses power but keeps its disk cache. */
  kill(): Promise<void>;
  /** SIGTERM: the broker closes its store. */
  stop(): Promise<void>;
  /** Starts again on the same port and store, after `kill` or `stop`. */
  start(): Promise<void>;
  /** Ends it and removes a store that was temporary. */
  [Symbol.asyncDispose](): Promise<void>;
}

export interface NatsServerOptions {
  /** Kept when given; a temporary folder otherwise. */
  readonly storeDir?: string;
  /** Default: any free one. */
  readonly port?: number;
  /** More arguments for nats-server. */
  readonly args?: readonly string[];
  /** Added to its environment: what a configuration file names as `$NAME`. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts `nats-server` from the PATH (Debian's is in /usr/sbin), or the program that LANGFLIX_TEST_NATS_SERVER names,
 * and waits until it takes connections. It dies with this process, however that ends.
 * @throws Error with the server's words when it does not come up.
 */
export async function startNatsServer(options: NatsServerOptions = {}): Promise<NatsServer> {
  const folder = await temporaryFolder();
  const run = (port: number): Promise<Running> =>
    launch({
      port,
      folder: folder.path,
      storeDir: options.storeDir ?? folder.path,
      args: options.args ?? [],
      env: options.env ?? {},
    });
  let running = await run(options.port ?? -1).catch(async (error: unknown) => {
    await folder[Symbol.asyncDispose]();
    throw error;
  });
  const { port } = running;
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    get pid() {
      return running.process.pid;
    },
    kill: async () => void (await running.process.kill('SIGKILL')),
    stop: async () => void (await running.process.kill('SIGTERM')),
    start: async () => {
      running = await run(port);
    },
    [Symbol.asyncDispose]: async () => {
      await running.process.kill('SIGKILL');
      await folder[Symbol.asyncDispose]();
    },
  };
}

interface Running {
  readonly process: GuardedProcess;
  readonly port: number;
}

interface Launch {
  readonly port: number;
  readonly folder: string;
  readonly storeDir: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

async function launch({ port, folder, storeDir, args, env }: Launch): Promise<Running> {
  const server = await startProcess({
    command: process.env['LANGFLIX_TEST_NATS_SERVER'] ?? 'nats-server',
    args: ['-js', '-sd', storeDir, '-a', '127.0.0.1', '-p', `${port}`, '--ports_file_dir', folder, ...args],
    env: { ...env, PATH: [process.env['PATH'] ?? '', '/usr/sbin', '/usr/local/sbin'].join(delimiter) },
  });
  let hasEnded = false;
  void server.exited.then(() => (hasEnded = true));
  const bound = await waitFor(
    async () => {
      if (hasEnded) throw new Error(`nats-server ended:\n${server.lines.join('\n')}`);
      return boundPort(folder, server.pid);
    },
    { timeoutMs: 20_000, describe: () => `nats-server to come up:\n${server.lines.join('\n')}` },
  ).catch(async (error: unknown) => {
    await server.kill('SIGKILL');
    throw error;
  });
  return { process: server, port: bound };
}

/** The server writes `<program>_<pid>.ports` once it listens. */
async function boundPort(folder: string, pid: number): Promise<number | undefined> {
  const name = (await readdir(folder)).find((file) => file.endsWith(`_${pid}.ports`));
  if (name === undefined) return undefined;
  try {
    const { nats } = JSON.parse(await readFile(join(folder, name), 'utf8')) as { nats: string[] };
    return Number(new URL(nats[0] ?? '').port);
  } catch {
    return undefined;
  }
}
