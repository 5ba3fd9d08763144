/** The services as processes on a broker of their own, asked over the API that the dashboard uses. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jobDetail, slowReply, submittedReply } from '@langflix/contracts';
import type { EpisodeSubmitted, SlowJob } from '@langflix/contracts';
import { toFileUri } from '@langflix/storage';
import { startNatsServer, startProcess, waitFor } from '@langflix/testing';
import type { GuardedProcess } from '@langflix/testing';
import { langflix } from './langflix.ts';

const APPS = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder', 'metrics'] as const;
type App = (typeof APPS)[number];
const JOB_MS = 180_000;
/** Some of these jobs only wait: asking should cost the others nothing. */
const ASK_EVERY_MS = 150;

export interface SlowSystem extends AsyncDisposable {
  /** Has a film processed. @returns its job when that is complete */
  process(video: string, wishes: Partial<EpisodeSubmitted>): Promise<string>;
  /** Starts a service anew, as the command that `under` puts in front of its own. */
  restart(app: App, under: readonly string[]): Promise<void>;
  /** What `/api/slow` says. */
  slowest(): Promise<readonly SlowJob[]>;
}

export interface SlowSystemOptions {
  /** For this system alone. */
  readonly folder: string;
  /** Folder of the films. */
  readonly media: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Without a cache service: every job asks the analyzer anew. */
export async function startSlowSystem(options: SlowSystemOptions): Promise<SlowSystem> {
  const { folder, media } = options;
  await mkdir(folder, { recursive: true });
  await using stack = new AsyncDisposableStack();
  const nats = stack.use(await startNatsServer({ storeDir: join(folder, 'nats') }));
  const env = {
    TMPDIR: folder,
    LANGFLIX_CONFIG: 'none',
    LANGFLIX_NATS_SERVERS: nats.url,
    LANGFLIX_MEDIA_ROOTS: media,
    LANGFLIX_OUTPUT_DIRECTORY: join(folder, 'out'),
    LANGFLIX_PROCESSING_MAX_EXPRESSIONS_PER_CHUNK: '2',
    LANGFLIX_VIDEO_MIN_CLIP_SEC: '1',
    LANGFLIX_VIDEO_PREFERRED_CLIP_SEC: '1',
    ...options.env,
  };
  const provisioned = await langflix(['provision'], env);
  if (provisioned.exitCode !== 0) throw new Error(provisioned.stderr);
  const services = new Map<App, GuardedProcess>();
  const start = async (app: App, under: readonly string[] = []): Promise<GuardedProcess> => {
    const service = await startService(app, { env, under });
    services.set(app, service);
    return service;
  };
  for (const service of await Promise.all(APPS.map((app) => start(app)))) stack.use(service);
  const url = await dashboardOf(services.get('metrics') as GuardedProcess);
  const owned = stack.move();
  return {
    async process(video, wishes) {
      const submission = { targetLanguage: 'ko', level: 'mixed', ...wishes, video: toFileUri(video) };
      const { job } = submittedReply.parse(await ask(`${url}/api/jobs`, submission));
      await completion(`${url}/api/jobs/${job}`, [...services.values()]);
      return job;
    },
    async restart(app, under) {
      await services.get(app)?.kill('SIGTERM');
      owned.use(await start(app, under));
    },
    slowest: async () => slowReply.parse(await ask(`${url}/api/slow`)).jobs,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly under: readonly string[];
}

async function startService(app: App, { env, under }: Start): Promise<GuardedProcess> {
  const main = join(import.meta.dirname, `../../${app}/src/main.ts`);
  const [command = process.execPath, ...args] = [...under, process.execPath, main];
  const service = await startProcess({ command, args, env });
  await service.waitForLine('service ready');
  return service;
}

async function dashboardOf(metrics: GuardedProcess): Promise<string> {
  const { url } = JSON.parse(await metrics.waitForLine('dashboard ready')) as { url: string };
  return url.replace(/\/$/, '');
}

/** POST with a body, else GET. @throws when it is refused */
async function ask(url: string, body?: unknown): Promise<unknown> {
  const sent = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const reply = await fetch(url, body === undefined ? {} : sent);
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}

/** A submission is known to the API as soon as its service has read it. */
async function completion(url: string, services: readonly GuardedProcess[]): Promise<void> {
  const said = (): string => services.flatMap(({ lines }) => lines.slice(-4)).join('\n');
  const { summary, failures } = await waitFor(
    async () => {
      await delay(ASK_EVERY_MS);
      const reply = await fetch(url);
      if (reply.status === 404) return undefined;
      const detail = jobDetail.parse(await reply.json());
      return ['waiting', 'running'].includes(detail.summary.state) ? undefined : detail;
    },
    { timeoutMs: JOB_MS, describe: () => `the end of ${url}; the services said\n${said()}` },
  );
  if (summary.state !== 'complete' || summary.counts.clipsRequested === 0) {
    throw new Error(`${url} ended ${summary.state}: ${JSON.stringify({ ...summary.counts, failures })}`);
  }
}
