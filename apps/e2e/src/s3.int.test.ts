/** Sources and results in S3, services as they run on a cluster: each a process of its own that shares no disk. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { manifest } from '@langflix/contracts';
import { createStorage, folderOf, joinUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { startNatsServer, startProcess, startS3Server, temporaryFolder } from '@langflix/testing';
import type { GuardedProcess, NatsServer, S3Server, TemporaryFolder } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import { langflix } from './langflix.ts';
import type { Outcome } from './langflix.ts';

const MINUTES = 60_000;
const APPS = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder'];

let folder: TemporaryFolder;
let nats: NatsServer;
let s3: S3Server;
let env: Record<string, string>;
let services: readonly GuardedProcess[] = [];
let storage: Storage;
let video: string;
let outcome: Outcome;

beforeAll(async () => {
  folder = await temporaryFolder();
  nats = await startNatsServer({ storeDir: join(folder.path, 'nats') });
  s3 = await startS3Server({ buckets: ['films', 'clips'] });
  env = {
    ...s3.credentials,
    TMPDIR: folder.path,
    LANGFLIX_CONFIG: 'none',
    LANGFLIX_NATS_SERVERS: nats.url,
    LANGFLIX_OUTPUT_DIRECTORY: 's3://clips/learners',
    LANGFLIX_CACHE_STORE: 'memory',
    LANGFLIX_STORAGE_S3_ENDPOINT: s3.endpoint,
    LANGFLIX_STORAGE_S3_ROOTS: 's3://films/incoming',
    LANGFLIX_PROCESSING_MAX_EXPRESSIONS_PER_CHUNK: '3',
  };
  Object.assign(process.env, s3.credentials);
  storage = createStorage({ s3Endpoint: s3.endpoint, stagingFolder: join(folder.path, 'test-staging') });
  const episode = await makeEpisode(folder.path, 'Corner Shop #1.S01E03');
  for (const file of [episode.video, episode.subtitles, episode.translation]) {
    const uri = joinUri('s3://films/incoming', basename(file));
    await storage.write(uri, await readFile(file));
    video = file === episode.video ? uri : video;
  }
  expect(await langflix(['provision'], env)).toMatchObject({ exitCode: 0 });
  services = await Promise.all(APPS.map(startService));
  const submitted = await langflix(['submit', video, '--analyzer', 'offline', '--json'], env);
  outcome = await langflix(['watch', String(submitted.json['job']), '--json'], env);
}, 3 * MINUTES);

afterAll(async () => {
  for (const service of services) await service[Symbol.asyncDispose]();
  await s3[Symbol.asyncDispose]();
  await nats[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function startService(name: string): Promise<GuardedProcess> {
  const main = join(import.meta.dirname, `../../${name}/src/main.ts`);
  const service = await startProcess({ command: process.execPath, args: [main], env });
  await service.waitForLine('service ready');
  return service;
}

test('an episode in S3 comes to clips in S3', async () => {
  expect(outcome).toMatchObject({ exitCode: 0, json: { status: 'complete', failed: 0 } });
  const place = 's3://clips/learners/Corner%20Shop%20%231/S01E03/ko/manifest.json';
  expect(outcome.json['manifest']).toBe(place);
  const document = manifest.parse(JSON.parse(Buffer.from(await storage.read(place)).toString()));
  expect(document.clips.length).toBeGreaterThan(2);
  const gallery = Buffer.from(await storage.read(joinUri(folderOf(place), 'index.html'))).toString();
  for (const { video: file, provenance, captions } of document.clips) {
    for (const name of [file, provenance, ...Object.values(captions)]) {
      const found = await storage.stat(joinUri(folderOf(place), ...name.split('/')));
      expect(found?.sizeBytes).toBeGreaterThan(0);
    }
    expect(gallery).toContain(file);
  }
});

test('nobody is told a signed URL: no log, no fact, no result, no temporary file', async () => {
  const signed = /X-Amz-(Signature|Credential)/i;
  for (const { lines } of services) expect(lines.filter((line) => signed.test(line))).toEqual([]);
  // The store of the broker lies in the folder too.
  for (const root of [s3.folder, folder.path]) {
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const holds = signed.test(await readFile(join(entry.parentPath, entry.name), 'latin1'));
      expect([entry.name, holds]).toEqual([entry.name, false]);
    }
  }
});

test('no half file stays behind, here or there', async () => {
  expect(await readdir(join(s3.folder, 'clips/._S3rver_uploads')).catch(() => [])).toEqual([]);
  expect(await readdir(join(folder.path, 'langflix-staging'))).toEqual([]);
});

test(
  'the same episode again finds its clips',
  async () => {
    const submitted = await langflix(['submit', video, '--analyzer', 'offline', '--json'], env);
    const again = await langflix(['watch', String(submitted.json['job']), '--json'], env);
    expect(again).toMatchObject({ exitCode: 0, json: { status: 'complete', clips: outcome.json['clips'] } });
    expect(again.json['reused']).toBe(outcome.json['clips']);
  },
  MINUTES,
);

test('a film outside the buckets that may be read is refused', async () => {
  const submitted = await langflix(
    ['submit', 's3://clips/secret.mp4', '--analyzer', 'offline', '--json'],
    env,
  );
  const refused = await langflix(['watch', String(submitted.json['job']), '--json'], env);
  expect(refused).toMatchObject({ exitCode: 1, json: { status: 'rejected', code: 'outside_media_roots' } });
});
