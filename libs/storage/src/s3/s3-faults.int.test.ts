import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startS3Server, temporaryFolder, waitFor } from '@langflix/testing';
import type { S3Server, TemporaryFolder } from '@langflix/testing';
import { createStorage } from '../create-storage.ts';
import type { Storage } from '../storage.ts';

const MB = 1024 * 1024;
let server: S3Server;
let folder: TemporaryFolder;
let storage: Storage;

const open = (settings: object = {}): Storage =>
  createStorage({ s3Endpoint: server.endpoint, stagingFolder: join(folder.path, 'staging'), ...settings });

beforeAll(async () => {
  server = await startS3Server({ buckets: ['films'] });
  folder = await temporaryFolder();
  Object.assign(process.env, server.credentials);
  storage = open();
});

afterEach(() => server.fail());

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function aStagedFile(uri: string, data: Uint8Array | string): Promise<string> {
  const path = await storage.stage(uri);
  await writeFile(path, data);
  return path;
}

const uploads = (): Promise<readonly string[]> =>
  readdir(join(server.folder, 'films/._S3rver_uploads')).catch(() => []);

const large = randomBytes(20 * MB);

describe('a file of many parts', () => {
  test('arrives as it was', async () => {
    const uri = 's3://films/large/whole.mp4';
    const path = await aStagedFile(uri, large);
    expect(await storage.publish(path, uri)).toBe('published');
    expect(Buffer.compare(await storage.read(uri), large)).toBe(0);
    const parts = (await server.served()).filter(({ query }) => query.includes('partNumber='));
    expect(parts.length).toBe(3);
    expect(await uploads()).toEqual([]);
  });

  test('does not replace one that is there already, and leaves nothing of itself', async () => {
    const uri = 's3://films/large/first.mp4';
    await storage.write(uri, 'first');
    const path = await aStagedFile(uri, large);
    expect(await storage.publish(path, uri, { ifAbsent: true })).toBe('present');
    expect(Buffer.from(await storage.read(uri)).toString()).toBe('first');
    expect([await uploads(), existsSync(path)]).toEqual([[], false]);
  });

  test('leaves nothing when a part cannot be sent, and can be sent again', async () => {
    const uri = 's3://films/large/refused.mp4';
    const path = await aStagedFile(uri, large);
    await server.fail({
      method: 'PUT',
      at: 'partNumber=2',
      times: 1,
      what: { status: 403, code: 'AccessDenied' },
    });
    await expect(storage.publish(path, uri)).rejects.toMatchObject({
      name: 'TerminalError',
      code: 'file_unwritable',
      message: expect.stringContaining('s3:PutObject'),
    });
    expect([await uploads(), await storage.stat(uri), existsSync(path)]).toEqual([[], undefined, true]);
    expect(await storage.publish(path, uri)).toBe('published');
  });

  test('leaves nothing when it is told to stop on the way', async () => {
    const uri = 's3://films/large/stopped.mp4';
    const path = await aStagedFile(uri, large);
    const stop = new AbortController();
    await server.fail({ method: 'PUT', at: 'stopped.mp4?partNumber=2', times: 1, what: 'hang' });
    const publishing = storage.publish(path, uri, { signal: stop.signal });
    await waitFor(async () =>
      (await server.served()).some(
        ({ path: at, query }) => at.includes('stopped') && query.includes('partNumber=2'),
      ),
    );
    stop.abort(new Error('the service ends'));
    await expect(publishing).rejects.toThrow('the service ends');
    expect([await uploads(), await storage.stat(uri)]).toEqual([[], undefined]);
  });
});

describe('bytes that change on their way', () => {
  test('are noticed by the server when they are written', async () => {
    const uri = 's3://films/damaged/up.json';
    await server.fail({ method: 'PUT', at: 'up.json', times: 9, what: 'damage-upload' });
    const writing = storage.write(uri, 'as it was');
    await expect(writing).rejects.toMatchObject({ name: 'RetryableError', code: 'content_damaged' });
    expect(await storage.stat(uri)).toBeUndefined();
  });

  test('are noticed when they are read', async () => {
    const uri = 's3://films/damaged/down.json';
    await storage.write(uri, 'as it was');
    await server.fail({ method: 'GET', at: 'down.json', times: 1, what: 'damage' });
    const reading = storage.read(uri);
    await expect(reading).rejects.toMatchObject({ name: 'RetryableError', code: 'content_damaged' });
    expect(Buffer.from(await storage.read(uri)).toString()).toBe('as it was');
  });

  test('are noticed when half of them are missing', async () => {
    const uri = 's3://films/damaged/half.bin';
    await storage.write(uri, 'x'.repeat(5 * MB));
    await server.fail({ method: 'GET', at: 'half.bin', times: 1, what: 'cut' });
    await expect(storage.read(uri)).rejects.toMatchObject({ name: 'RetryableError' });
  });
});

describe('a server', () => {
  test('that is busy for a moment is asked again', async () => {
    await storage.write('s3://films/busy/a', 'x');
    await server.fail({ method: 'GET', at: 'busy/a', times: 2, what: { status: 503, code: 'SlowDown' } });
    expect(await storage.read('s3://films/busy/a')).toHaveLength(1);
  });

  test('that stays busy, and one that is not there, are worth another try later', async () => {
    await storage.write('s3://films/busy/b', 'x');
    await server.fail({ method: 'GET', at: 'busy/b', times: 99, what: { status: 503, code: 'SlowDown' } });
    const later = {
      name: 'RetryableError',
      code: 'storage_unavailable',
      message: expect.stringContaining('s3://films/busy/b'),
    };
    await expect(storage.read('s3://films/busy/b')).rejects.toMatchObject(later);
    await expect(open({ s3Endpoint: 'http://127.0.0.1:9' }).read('s3://films/busy/b')).rejects.toMatchObject(
      later,
    );
  });

  test.each([
    ['AccessDenied', 403, 'TerminalError', 'file_unreadable', 's3:GetObject'],
    ['InvalidObjectState', 403, 'TerminalError', 'file_unreadable', 'restore'],
    ['PermanentRedirect', 301, 'TerminalError', 'bucket_elsewhere', 'storage.s3_region'],
    ['ExpiredToken', 400, 'RetryableError', 'storage_credentials', 'credentials'],
    ['RequestTimeTooSkewed', 403, 'RetryableError', 'clock_skew', 'clock'],
  ])('that answers %s says what is to be done', async (code, status, name, expected, remedy) => {
    await storage.write('s3://films/a', 'x');
    await server.fail({ method: 'GET', at: 'films/a', times: 9, what: { status, code } });
    const failure: unknown = await storage.read('s3://films/a').catch((error: unknown) => error);
    expect(failure).toMatchObject({ name, code: expected, message: expect.stringContaining(remedy) });
    expect(failure).toMatchObject({ message: expect.stringContaining('s3://films/a') });
  });

  test('whose bucket does not exist is told by the name of the bucket', async () => {
    for (const failing of [storage.read('s3://no-films/a'), storage.write('s3://no-films/a', 'x')]) {
      await expect(failing).rejects.toMatchObject({
        code: 'bucket_missing',
        message: expect.stringContaining('no-films'),
      });
    }
  });

  test('that does not know the key is a matter of the service, not of the file', async () => {
    await storage.write('s3://films/a', 'x');
    process.env['AWS_SECRET_ACCESS_KEY'] = 'wrong';
    const reading = open().read('s3://films/a');
    await expect(reading).rejects.toMatchObject({ name: 'RetryableError', code: 'storage_credentials' });
    process.env['AWS_SECRET_ACCESS_KEY'] = server.credentials.AWS_SECRET_ACCESS_KEY;
  });
});

test('an upload that nobody ends is swept when it is old enough, below the folder only', async () => {
  const begin = async (key: string, ageMs: number): Promise<void> => {
    const answer = await fetch(`${server.endpoint}/films/${key}?uploads`, { method: 'POST' });
    const id = /<UploadId>(\w+)</.exec(await answer.text())?.[1] ?? '';
    const time = new Date(Date.now() - ageMs);
    await utimes(join(server.folder, 'films/._S3rver_uploads', id, 'key'), time, time);
  };
  for (const [key, ageMs] of [
    ['out/a.mp4', 7_200_000],
    ['out/b.mp4', 0],
    ['outer/c.mp4', 7_200_000],
  ] as const)
    await begin(key, ageMs);
  const before = (await uploads()).length;
  expect(await storage.sweepStaged('s3://films/out', 3_600_000)).toBe(1);
  expect(await uploads()).toHaveLength(before - 1);
});

test('an upload is known by its content: written again it has the same fingerprint', async () => {
  const [first, second] = ['s3://films/f/1', 's3://films/f/2'];
  for (const uri of [first, second]) await storage.write(uri, 'same');
  expect(await storage.fingerprint(first)).toBe(await storage.fingerprint(second));
  await fetch(`${server.endpoint}/films/f/1`, { method: 'PUT', body: 'else' });
  expect(await storage.fingerprint(first)).not.toBe(await storage.fingerprint(second));
});
