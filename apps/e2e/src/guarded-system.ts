/** All services from their sources, each as its own user of a broker with the generated production permissions. */
import { join } from 'node:path';
import { NATS_USERS, passwordVariableOf } from '@langflix/messaging';
import type { NatsUser } from '@langflix/messaging';
import { readBrokerTrace, startNatsServer, startProcess, temporaryFolder } from '@langflix/testing';
import type { BrokerTrace, GuardedProcess } from '@langflix/testing';
import { langflix } from './langflix.ts';
import type { Outcome } from './langflix.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ACCOUNTS = join(ROOT, 'deploy/nats/generated/accounts.conf');
const SERVICES = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder', 'cache', 'metrics'] as const;

export interface GuardedSystem extends AsyncDisposable {
  readonly url: string;
  /** Temporary; the only media root. */
  readonly folder: string;
  passwordOf(user: NatsUser): string;
  /** A command line as one of the users. */
  langflixAs(user: NatsUser, ...args: readonly string[]): Promise<Outcome>;
  /** Settles when all are ready. */
  startServices(): Promise<void>;
  /** The API of the started metrics service, e.g. `/api/overview`. */
  askMetrics(path: string, init?: RequestInit): Promise<Response>;
  trace(): Promise<BrokerTrace>;
}

/** Provisioned by the user `provision`; nothing is started yet. */
export async function guardedSystem(extra: Readonly<Record<string, string>>): Promise<GuardedSystem> {
  const folder = await temporaryFolder();
  const log = join(folder.path, 'nats.log');
  const passwordOf = (user: NatsUser): string => `secret-of-${user}`;
  const server = await startNatsServer({
    args: ['-c', ACCOUNTS, '-V', '-l', log],
    env: Object.fromEntries(NATS_USERS.map((user) => [passwordVariableOf(user), passwordOf(user)])),
  });
  const settings = (user: NatsUser): Record<string, string> => ({
    LANGFLIX_NATS_SERVERS: server.url,
    LANGFLIX_NATS_USER: user,
    LANGFLIX_NATS_PASSWORD: passwordOf(user),
    LANGFLIX_MEDIA_ROOTS: folder.path,
    LANGFLIX_OUTPUT_DIRECTORY: join(folder.path, 'out'),
    ...extra,
  });
  const services = new Map<string, GuardedProcess>();
  const start = async (service: (typeof SERVICES)[number]): Promise<void> => {
    const args = [join(ROOT, 'apps', service, 'src/main.ts')];
    const env = settings(service);
    const running = await startProcess({ command: process.execPath, args, cwd: folder.path, env });
    services.set(service, running);
    await running.waitForLine('service ready');
  };
  return {
    url: server.url,
    folder: folder.path,
    passwordOf,
    langflixAs: (user, ...args) => langflix([...args, '--json'], settings(user)),
    // One after the other: each start needs a core for a moment.
    startServices: async () => {
      for (const service of SERVICES) await start(service);
    },
    askMetrics: async (path, init) => {
      const said = await services.get('metrics')?.waitForLine('dashboard ready');
      return fetch(new URL(path, (JSON.parse(said ?? '{}') as { url: string }).url), init);
    },
    trace: () => readBrokerTrace(log),
    [Symbol.asyncDispose]: async () => {
      for (const service of services.values()) await service.kill('SIGKILL');
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
