/** The promises of `Storage`, kept by each of its implementations. */
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startS3Server, temporaryFolder } from '@langflix/testing';
import type { S3Server, TemporaryFolder } from '@langflix/testing';
import { createStorage } from './create-storage.ts';
import type { Storage } from './storage.ts';
import { joinUri, toUri } from './uri.ts';

let server: S3Server;
let folder: TemporaryFolder;
let storage: Storage;
let count = 0;

beforeAll(async () => {
  server = await startS3Server({ buckets: ['films'] });
  folder = await temporaryFolder();
  Object.assign(process.env, server.credentials);
  storage = createStorage({ s3Endpoint: server.endpoint, stagingFolder: join(folder.path, 'staging') });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const SCHEMES = ['file', 's3'] as const;
const NAMES = ['드라마 #1', "it's 100%", 'a+b & c?', '-rf !(x).json', '50%25 é.mp4'];

/** A folder of its own for each test. */
function freshFolder(scheme: (typeof SCHEMES)[number]): string {
  const name = `run ${(count += 1)}`;
  return joinUri(scheme === 's3' ? 's3://films/out' : toUri(folder.path), name);
}

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe.each(SCHEMES)('storage at %s://', (scheme) => {
  test('keeps what is written under any name', async () => {
    const at = freshFolder(scheme);
    for (const name of NAMES) {
      const uri = joinUri(at, name, name);
      await storage.write(uri, `{"${name}":1}`);
      expect(decode(await storage.read(uri))).toBe(`{"${name}":1}`);
    }
    // The server of the test escapes & and ' twice.
    const isListable = (name: string): boolean => !/[&']/.test(name);
    expect((await storage.list(at)).filter(isListable)).toEqual(NAMES.filter(isListable).sort());
    expect(await storage.list(joinUri(at, NAMES[0] ?? ''))).toEqual([NAMES[0]]);
  });

  test('replaces what was there, and says so by another fingerprint', async () => {
    const uri = joinUri(freshFolder(scheme), 'a.json');
    await storage.write(uri, 'one');
    const before = await storage.fingerprint(uri);
    await storage.write(uri, 'second');
    expect(decode(await storage.read(uri))).toBe('second');
    expect(await storage.stat(uri)).toMatchObject({ sizeBytes: 6 });
    expect(await storage.fingerprint(uri)).not.toBe(before);
    expect(before).toMatch(/^[0-9a-f]{32}$/);
  });

  test('publishes a staged file, which is then gone from where it was staged', async () => {
    const uri = joinUri(freshFolder(scheme), 'clips', 'clip.mp4');
    const staged = await storage.stage(uri);
    expect(staged).toMatch(/\.mp4$/);
    await writeFile(staged, 'film');
    expect(await storage.stat(uri)).toBeUndefined();
    expect(await storage.publish(staged, uri)).toBe('published');
    expect(decode(await storage.read(uri))).toBe('film');
    expect(existsSync(staged)).toBe(false);
  });

  test('lets the first writer win where that is asked for', async () => {
    const uri = joinUri(freshFolder(scheme), 'clip.mp4');
    const outcomes = [];
    for (const data of ['first', 'second', 'third']) {
      const staged = await storage.stage(uri);
      await writeFile(staged, data);
      const ifAbsent = data !== 'third';
      outcomes.push(await storage.publish(staged, uri, { ifAbsent }), decode(await storage.read(uri)));
      expect(existsSync(staged)).toBe(false);
    }
    expect(outcomes).toEqual(['published', 'first', 'present', 'first', 'published', 'third']);
  });

  test('gives a file a second name and replaces what had it', async () => {
    const at = freshFolder(scheme);
    await storage.write(joinUri(at, 'store', 'key.mp4'), 'film');
    await storage.write(joinUri(at, 'clips', '01 a#b.mp4'), 'old');
    for (let i = 0; i < 2; i += 1)
      await storage.link(joinUri(at, 'store', 'key.mp4'), joinUri(at, 'clips', '01 a#b.mp4'));
    expect(decode(await storage.read(joinUri(at, 'clips', '01 a#b.mp4')))).toBe('film');
    const missing = storage.link(joinUri(at, 'nothing'), joinUri(at, 'b'));
    await expect(missing).rejects.toMatchObject({ name: 'TerminalError', code: 'file_missing' });
  });

  test('tells a missing file by its name, whatever is asked of it', async () => {
    const uri = joinUri(freshFolder(scheme), 'nothing.srt');
    const missing = {
      name: 'TerminalError',
      code: 'file_missing',
      message: expect.stringContaining('nothing.srt'),
    };
    for (const ask of [storage.read, storage.stream, storage.inputFor, storage.fingerprint]) {
      await expect(ask(uri)).rejects.toMatchObject(missing);
    }
    expect(await storage.stat(uri)).toBeUndefined();
    expect(await storage.list(uri)).toEqual([]);
    await storage.remove(uri);
  });

  test('removes one file and no other', async () => {
    const at = freshFolder(scheme);
    for (const name of ['a', 'ab']) await storage.write(joinUri(at, name), name);
    await storage.remove(joinUri(at, 'a'));
    expect(await storage.list(at)).toEqual(['ab']);
  });

  test('refuses to read more than it may', async () => {
    const uri = joinUri(freshFolder(scheme), 'a');
    await storage.write(uri, '12345');
    await expect(storage.read(uri, { maxBytes: 5 })).resolves.toHaveLength(5);
    await expect(storage.read(uri, { maxBytes: 4 })).rejects.toMatchObject({ code: 'file_too_large' });
  });

  test('streams a part of a file, the last byte included', async () => {
    const uri = joinUri(freshFolder(scheme), 'a');
    await storage.write(uri, '0123456789');
    expect(await text(await storage.stream(uri))).toBe('0123456789');
    expect(await text(await storage.stream(uri, { startByte: 2, endByte: 4 }))).toBe('234');
    expect(await text(await storage.stream(uri, { startByte: 7 }))).toBe('789');
  });

  test('does nothing once it is told to stop', async () => {
    const uri = joinUri(freshFolder(scheme), 'a');
    await storage.write(uri, 'x');
    const staged = await storage.stage(uri);
    await writeFile(staged, 'y');
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(storage.read(uri, { signal })).rejects.toThrow('stopped');
    await expect(storage.publish(staged, uri, { signal })).rejects.toThrow('stopped');
    await rm(staged);
    expect(decode(await storage.read(uri))).toBe('x');
  });

  test('sweeps what is staged and old, and nothing else', async () => {
    const at = freshFolder(scheme);
    const uri = joinUri(at, 'a.mp4');
    await storage.write(uri, 'finished');
    const staged = await storage.stage(uri);
    await writeFile(staged, 'half');
    expect(await storage.sweepStaged(at, 60_000)).toBe(0);
    expect(await storage.sweepStaged(at, -1000)).toBe(1);
    expect(existsSync(staged)).toBe(false);
    expect(decode(await storage.read(uri))).toBe('finished');
  });
});

test('names in a folder of more than a page are all there', async () => {
  const bucket = join(server.folder, 'films', 'many');
  await storage.write('s3://films/many/0000', 'x');
  const names = Array.from({ length: 1200 }, (_, i) => String(i).padStart(4, '0'));
  await Promise.all(names.map((name) => writeFile(join(bucket, `${name}._S3rver_object`), 'x')));
  expect(await storage.list('s3://films/many')).toEqual(names);
});

test('a result in S3 can be looked at: it is told what the files are', async () => {
  await storage.write('s3://films/show/index.html', '<p>');
  const metadata = await readFile(join(server.folder, 'films/show/index.html._S3rver_metadata.json'), 'utf8');
  expect(JSON.parse(metadata)).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
  expect(await readdir(join(server.folder, 'films/show'))).toHaveLength(3);
});

test('one file cannot have names in two places', async () => {
  const linking = storage.link('s3://films/a', toUri(join(folder.path, 'a')));
  await expect(linking).rejects.toMatchObject({ code: 'unsupported_uri' });
});
