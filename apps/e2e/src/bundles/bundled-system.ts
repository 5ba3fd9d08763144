/** LangFlix as it is shipped: production bundles, started as the images start them, each user with its own rights. */
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { NATS_USERS, passwordVariableOf } from '@langflix/messaging';
import {
  readBrokerTrace,
  startNatsServer,
  startProcess,
  startS3Server,
  temporaryFolder,
} from '@langflix/testing';
import type { BrokerTrace, GuardedProcess, NatsServer, S3Server } from '@langflix/testing';
import { NOT_HERE, composeEnvironments, relocate } from './compose-environment.ts';
import { readImage } from './image.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const ACCOUNTS = join(ROOT, 'deploy/nats/generated/accounts.conf');
/** What compose gives to everybody who has no .env file. */
const PASSWORD = 'local-only';

export const SERVICES = [
  'ingest',
  'subtitle-chunker',
  'llm-analyzer',
  'clip-encoder',
  'cache',
  'metrics',
] as const;
export type ServiceName = (typeof SERVICES)[number];

export interface BundledSystem extends AsyncDisposable {
  readonly nats: NatsServer;
  readonly s3: S3Server;
  /** Temporary. */
  readonly folder: string;
  readonly password: string;
  /** One more replica; settles when it is ready. */
  start(service: ServiceName): Promise<GuardedProcess>;
  /** The cli image, as this service of compose. @returns exit code and what it said */
  run(
    service: 'provision' | 'cli',
    ...args: readonly string[]
  ): Promise<{ code: number; lines: readonly string[] }>;
  trace(): Promise<BrokerTrace>;
}

/** `settings` are variables that somebody would add to all services. Nothing is provisioned yet. */
export async function bundledSystem(settings: Readonly<Record<string, string>>): Promise<BundledSystem> {
  const temporary = await temporaryFolder();
  const folder = temporary.path;
  await buildAll(folder);
  const log = join(folder, 'nats.log');
  const nats = await startNatsServer({
    args: ['-c', ACCOUNTS, '-V', '-l', log],
    env: Object.fromEntries(NATS_USERS.map((user) => [passwordVariableOf(user), PASSWORD])),
  });
  const s3 = await startS3Server({ buckets: ['langflix'] });
  const environments = composeEnvironments();
  const started: GuardedProcess[] = [];
  const launch = async (service: string, app: string, args: readonly string[]): Promise<GuardedProcess> => {
    const image = readImage(app === 'cli' ? 'command' : 'service');
    const tmp = await mkdtemp(join(folder, `tmp-${service}-`));
    const given = { ...image.environment, ...environments.get(service) };
    const env = { ...relocate(given, addresses({ nats, s3, tmp })), ...settings, TMPDIR: tmp };
    const cwd = join(folder, 'images', app);
    const words = image.entrypoint.map((word) => word.replace(/^\/app\b/, cwd));
    const running = await startProcess({ ...withOnly(env, [...words, ...args]), cwd });
    started.push(running);
    return running;
  };
  return {
    nats,
    s3,
    folder,
    password: PASSWORD,
    async start(service) {
      const running = await launch(service, service, []);
      await running.waitForLine('service ready');
      return running;
    },
    async run(service, ...args) {
      const { exited, lines } = await launch(service, 'cli', args);
      return { code: await exited, lines };
    },
    trace: () => readBrokerTrace(log),
    async [Symbol.asyncDispose]() {
      for (const process of started) await process.kill('SIGKILL');
      await s3[Symbol.asyncDispose]();
      await nats[Symbol.asyncDispose]();
      await temporary[Symbol.asyncDispose]();
    },
  };
}

/** As the Dockerfile does, each app into a folder that has nothing else. */
async function buildAll(folder: string): Promise<void> {
  for (const app of [...SERVICES, 'cli']) {
    const args = [join(ROOT, 'tools/build.ts'), `apps/${app}`, join(folder, 'images', app)];
    await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  }
}

/** `env -i`: nothing of the environment of the test, but where programs are found. */
function withOnly(env: Readonly<Record<string, string>>, words: readonly string[]) {
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const variables = Object.entries({ ...env, PATH: path }).map(([key, value]) => `${key}=${value}`);
  return { command: 'env', args: ['-i', ...variables, ...words] };
}

interface Here {
  readonly nats: NatsServer;
  readonly s3: S3Server;
  readonly tmp: string;
}

function addresses({ nats, s3, tmp }: Here): Record<string, string> {
  return {
    ...s3.credentials,
    HOME: tmp,
    LANGFLIX_NATS_SERVERS: nats.url,
    LANGFLIX_HEALTH_HOST: '127.0.0.1',
    LANGFLIX_HEALTH_PORT: '0',
    LANGFLIX_MONITORING_HOST: '127.0.0.1',
    LANGFLIX_MONITORING_PORT: '0',
    LANGFLIX_STORAGE_S3_ENDPOINT: s3.endpoint,
    LANGFLIX_CACHE_STORE: 'memory',
    LANGFLIX_CACHE_URL: NOT_HERE,
    OTEL_EXPORTER_OTLP_ENDPOINT: NOT_HERE,
  };
}
