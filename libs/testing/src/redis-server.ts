import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { startProcess } from './guarded-process.ts';
import type { GuardedProcess } from './guarded-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SEARCHED = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
/**
 * Debian's package redis-tools brings the server too, under the name of its checking tool: the program goes by the
 * name it is called by. Unlike the package redis-server it starts no service.
 */
const PROGRAMS = ['redis-server', 'valkey-server', 'redis-check-rdb'];

const FOUND = PROGRAMS.flatMap((program) => SEARCHED.map((folder) => join(folder, program))).find((path) =>
  existsSync(path),
);

/** False where no server program is installed: `startRedisServer` would throw. */
export const isRedisInstalled = FOUND !== undefined;

/** A real Redis or Valkey on 127.0.0.1. */
export interface RedisServer {
  /** With the password in it. */
  readonly url: string;
  /** The process that runs now; SIGSTOP makes it a server that hangs. */
  readonly pid: number;
  kill(): Promise<void>;
  /** On the same port, empty, after `kill`. */
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts one that asks for this password and keeps nothing on disk. It dies with this process, however that ends. */
export async function startRedisServer({
  password,
  args = [],
}: {
  readonly password: string;
  readonly args?: readonly string[];
}): Promise<RedisServer> {
  if (FOUND === undefined) throw new Error('no Redis server is installed');
  const folder = await temporaryFolder();
  const command = join(folder.path, 'redis-server');
  await symlink(FOUND, command);
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--requirepass', password];
  const run = async (): Promise<GuardedProcess> => {
    const server = await startProcess({ command, args: [...settings, ...args], cwd: folder.path });
    await server.waitForLine('eady to accept connections');
    return server;
  };
  let running = await run();
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    get pid() {
      return running.pid;
    },
    kill: async () => void (await running.kill('SIGKILL')),
    start: async () => {
      running = await run();
    },
    [Symbol.asyncDispose]: async () => {
      await running.kill('SIGKILL');
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
