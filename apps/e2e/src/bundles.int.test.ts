/** The pipeline as it is shipped: bundles, production permissions, S3, two replicas of every service. */
import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clipFinished, episodeCompleted, manifest } from '@langflix/contracts';
import type { EpisodeCompleted } from '@langflix/contracts';
import { connectMessaging } from '@langflix/messaging';
import type { InEvent, Messaging } from '@langflix/messaging';
import { createStorage, folderOf, joinUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import { startProcess, waitFor } from '@langflix/testing';
import type { GuardedProcess } from '@langflix/testing';
import { SERVICES, bundledSystem } from './bundles/bundled-system.ts';
import type { BundledSystem, ServiceName } from './bundles/bundled-system.ts';
import { makeEpisode } from './episode.ts';

const MINUTES = 60_000;
const FAKE_GEMINI = join(import.meta.dirname, '../../../tools/fake-gemini/main.ts');
const WORKERS = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder'] as const;
/** Many small pieces of work, and what a killed worker had is given to another one soon. */
const SETTINGS = {
  LANGFLIX_NATS_ACK_WAIT_MS: '3000',
  LANGFLIX_LLM_CHUNK_SIZE: '200',
  LANGFLIX_LLM_MAX_INPUT_LENGTH: '240',
  LANGFLIX_LLM_MAX_CONCURRENT_REQUESTS: '1',
  LANGFLIX_LLM_OFFLINE_DELAY_MS: '500',
  LANGFLIX_LLM_REQUESTS_PER_MINUTE: '600',
};

let gemini: GuardedProcess;
let system: BundledSystem;
let upstream: Messaging;
let operator: Messaging;
let storage: Storage;
let video: string;
/** Names of what the jobs say they have made. */
const clips = new Set<string>();
const replicas = new Map<ServiceName, GuardedProcess[]>();

const connect = (user: string): Promise<Messaging> =>
  connectMessaging({
    nats: {
      servers: [system.nats.url],
      user,
      password: system.password,
      ackWaitMs: 3000,
      maxAgeHours: 72,
      replicas: 1,
    },
    name: user,
    log: createLogger({ service: user, level: 'silent' }),
  });

beforeAll(async () => {
  gemini = await startProcess({ command: process.execPath, args: [FAKE_GEMINI, '--json'] });
  const { url } = JSON.parse(await gemini.waitForLine('url')) as { url: string };
  system = await bundledSystem({ ...SETTINGS, LANGFLIX_LLM_BASE_URL: url, GEMINI_API_KEY: 'test' });
  Object.assign(process.env, system.s3.credentials);
  storage = createStorage({ s3Endpoint: system.s3.endpoint, stagingFolder: join(system.folder, 'staging') });
  const episode = await makeEpisode(system.folder);
  for (const file of [episode.video, episode.subtitles, episode.translation]) {
    const uri = joinUri('s3://langflix/incoming', basename(file));
    await storage.write(uri, await readFile(file));
    video = file === episode.video ? uri : video;
  }
  expect(await system.run('provision', 'provision')).toMatchObject({ code: 0 });
  for (const service of SERVICES) {
    replicas.set(service, await Promise.all([system.start(service), system.start(service)]));
  }
  [upstream, operator] = [await connect('upstream'), await connect('operator')];
}, 4 * MINUTES);

afterAll(async () => {
  await upstream?.close();
  await operator?.close();
  await system?.[Symbol.asyncDispose]();
  await gemini?.[Symbol.asyncDispose]();
}, MINUTES);

/** @returns the job */
async function order(targetLanguage: string, analyzer = 'offline'): Promise<string> {
  const submission = { video, targetLanguage, analyzer };
  return (await upstream.submitEpisode(submission, { id: `order ${targetLanguage}`, source: '/upstream' }))
    .job;
}

const completed = (job: string): Promise<EpisodeCompleted> =>
  waitFor(() => operator.readFact(episodeCompleted, { job }), {
    timeoutMs: 2 * MINUTES,
    describe: () => `${job} to be completed`,
  });

async function eventsOf(job: string): Promise<readonly InEvent[]> {
  const events: InEvent[] = [];
  const { signal } = new AbortController();
  await operator.follow({ signal, job, untilNow: true, onEvent: (event) => void events.push(event) });
  return events;
}

/** Once `count` clips of the job are done. */
const clipsOf = (job: string, count: number): Promise<unknown> =>
  waitFor(
    async () => {
      const done = (await eventsOf(job)).filter(({ contract }) => contract.name === clipFinished.name);
      return done.length >= count ? done : undefined;
    },
    { timeoutMs: MINUTES, describe: () => `${count} clips of ${job}` },
  );

async function expectWhole(job: string): Promise<readonly InEvent[]> {
  expect(await completed(job)).toMatchObject({ partial: false });
  const events = await eventsOf(job);
  const subjects = events.map(({ subject }) => subject);
  expect(subjects.filter((subject, i) => subjects.indexOf(subject) !== i)).toEqual([]);
  for (const { data } of events.filter(({ contract }) => contract.name === clipFinished.name)) {
    const { outcome } = clipFinished.schema.parse(data);
    if (outcome.status === 'encoded') clips.add(basename(outcome.videoUri, '.mp4'));
  }
  return events;
}

/** Processes that wrote facts for the service. */
const workersOf = (events: readonly InEvent[], service: string): ReadonlySet<string> =>
  new Set(
    events.flatMap(({ contract, work }) =>
      contract.producer === service && work !== undefined ? [work.worker] : [],
    ),
  );

describe('the shipped pipeline', () => {
  test(
    'takes an order of the upstream system through to clips in the bucket that play',
    async () => {
      const job = await order('ko');
      const events = await expectWhole(job);
      for (const service of ['llm-analyzer', 'clip-encoder']) {
        expect([service, workersOf(events, service).size]).toEqual([service, 2]);
      }
      const watched = await system.run('cli', 'watch', job, '--json');
      const result = JSON.parse(watched.lines.at(-1) ?? '{}') as Record<string, unknown>;
      expect([watched.code, result]).toMatchObject([0, { status: 'complete', failed: 0 }]);
      const place = String(result['manifest']);
      expect(place).toMatch(/^s3:\/\/langflix\/out\//);
      const document = manifest.parse(JSON.parse(Buffer.from(await storage.read(place)).toString()));
      expect(document.clips.length).toBeGreaterThan(4);
      for (const clip of document.clips) {
        const bytes = await storage.read(joinUri(folderOf(place), ...clip.video.split('/')));
        expect(await streamsOf(Buffer.from(bytes))).toEqual(['audio', 'video']);
      }
    },
    3 * MINUTES,
  );

  test(
    'shares work among replicas and loses none when some are stopped and some are killed in the middle of it',
    async () => {
      const jobs = [await order('ja'), await order('fr'), await order('de', 'gemini'), await order('es')];
      await clipsOf(jobs[0] as string, 1);
      const first = WORKERS.map((service) => replicas.get(service)?.[0] as GuardedProcess);
      expect(await Promise.all(first.map((it) => it.kill('SIGTERM')))).toEqual(WORKERS.map(() => 0));
      const third = await Promise.all(WORKERS.map((service) => system.start(service)));
      await clipsOf(jobs[1] as string, 1);
      for (const service of WORKERS) await replicas.get(service)?.[1]?.kill('SIGKILL');
      const events = (await Promise.all(jobs.map(expectWhole))).flat();
      for (const service of WORKERS) {
        expect([service, workersOf(events, service).size >= 2]).toEqual([service, true]);
      }
      WORKERS.forEach((service, i) => replicas.set(service, [third[i] as GuardedProcess]));
    },
    4 * MINUTES,
  );
});

describe('afterwards', () => {
  test('what is left of it stops when it is told to', async () => {
    const left = [...replicas.values()].flat();
    expect(left).toHaveLength(WORKERS.length + 2 * 2);
    expect(await Promise.all(left.map((it) => it.kill('SIGTERM')))).toEqual(left.map(() => 0));
  });

  test('nobody has been refused anything', async () => {
    expect((await system.trace()).violations).toEqual([]);
  });

  test('every clip is in the bucket once under its own name, and no half of one', async () => {
    const found = await readdir(join(system.s3.folder, 'langflix'), { recursive: true });
    const stored = found.filter((name) => /\/\.langflix\/clips\/.*\.mp4\._S3rver_object$/.test(name));
    expect(stored.map((name) => basename(name, '.mp4._S3rver_object')).sort()).toEqual([...clips].sort());
    expect(found.filter((name) => name.includes('._S3rver_uploads/'))).toEqual([]);
  });

  test('no service has written beside its bundle', async () => {
    for (const service of SERVICES) {
      const names = (await readdir(join(system.folder, 'images', service))).sort();
      const allowed = [
        'dashboard',
        'main.mjs',
        'main.mjs.map',
        'node_modules',
        'package.json',
        'sbom.cdx.json',
      ];
      expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
    }
  });
});

async function streamsOf(bytes: Buffer): Promise<string[]> {
  const path = join(system.folder, 'clip.mp4');
  await writeFile(path, bytes);
  const args = ['-v', 'error', '-show_entries', 'stream=codec_type', '-of', 'csv=p=0', path];
  const { stdout, stderr } = await promisify(execFile)('ffprobe', args);
  expect(stderr).toBe('');
  return stdout.trim().split(/\s+/).sort();
}
