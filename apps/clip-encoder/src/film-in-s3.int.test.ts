import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  checkClip,
  listSubtitleTracks,
  measureSound,
  probeMedia,
  qualityOf,
  renderClip,
} from '@langflix/media';
import type { MediaSource } from '@langflix/contracts';
import { createStorage } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { startS3Server, temporaryFolder } from '@langflix/testing';
import type { S3Server, TemporaryFolder } from '@langflix/testing';

const execute = promisify(execFile);
const MB = 1e6;
const FILM = 's3://films/large.mp4';
const quality = { ...qualityOf({ qualityProfile: 'max-speed' }), threads: 1 };

let folder: TemporaryFolder;
let s3: S3Server;
let storage: Storage;
let source: MediaSource;
let sizeBytes: number;

/** Noise, which no encoder makes small; its index is at its end. */
async function makeLargeFilm(path: string): Promise<void> {
  const picture = 'testsrc2=s=640x360:r=25,noise=alls=60:allf=t';
  await execute('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=f=300', '-t', '15'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '14', '-g', '25', '-c:a', 'aac', path],
  ]);
}

beforeAll(async () => {
  folder = await temporaryFolder();
  s3 = await startS3Server({ buckets: ['films'] });
  Object.assign(process.env, s3.credentials);
  storage = createStorage({ s3Endpoint: s3.endpoint, stagingFolder: join(folder.path, 'staging') });
  const path = await storage.stage(FILM);
  await makeLargeFilm(path);
  sizeBytes = (await stat(path)).size;
  await storage.publish(path, FILM);
  const fingerprint = await storage.fingerprint(FILM);
  source = await probeMedia(await storage.inputFor(FILM), { uri: FILM, fingerprint });
}, 120_000);

afterEach(() => s3.fail());

afterAll(async () => {
  await s3[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const window = { startSec: 9, endSec: 10 };

async function cut() {
  const outputPath = join(folder.path, `${crypto.randomUUID()}.mp4`);
  const input = await storage.inputFor(FILM);
  const encoder = { name: 'libx264' as const };
  const report = await renderClip({ source, input, window, outputPath, encoder, gainDb: 0, ...quality });
  return { input, outputPath, report };
}

async function bytesServed(): Promise<number> {
  return (await s3.served()).reduce((sum, { bytes }) => sum + bytes, 0);
}

describe('a film in S3', () => {
  test('is not downloaded to cut a clip from its middle', async () => {
    expect(sizeBytes).toBeGreaterThan(100 * MB);
    const before = await bytesServed();
    const { input, outputPath } = await cut();
    const served = (await bytesServed()) - before;
    expect(served).toBeGreaterThan(1 * MB);
    expect(served).toBeLessThan(sizeBytes * 0.4);
    const film = { input, source, startSec: window.startSec };
    const clip = await checkClip(outputPath, { durationSec: 1, fps: 25, hasAudio: true, film });
    expect(clip.durationSec).toBeCloseTo(1, 1);
  });

  test('is read on where the connection breaks', async () => {
    await s3.fail({ method: 'GET', at: 'large.mp4', times: 999, what: 'cut' });
    const { outputPath } = await cut();
    await checkClip(outputPath, { durationSec: 1, fps: 25, hasAudio: true });
  });

  test.each([
    ['SlowDown', 503],
    ['AccessDenied', 403],
  ])(
    'that cannot be read for now (%s) is worth another try, and nobody learns its URL',
    async (code, status) => {
      await s3.fail({ method: 'GET', at: 'large.mp4', times: 999, what: { status, code } });
      const input = await storage.inputFor(FILM);
      const work = [
        cut(),
        measureSound({ input, source }),
        probeMedia(input, { uri: FILM, fingerprint: 'x' }),
        listSubtitleTracks(input, { name: FILM }),
      ];
      for (const outcome of await Promise.allSettled(work)) {
        const failure = outcome.status === 'rejected' ? (outcome.reason as Error) : undefined;
        expect(failure).toMatchObject({ name: 'RetryableError', code: 'source_unavailable' });
        expect(failure?.message).toContain(FILM);
        expect(failure?.message).not.toMatch(/X-Amz|127\.0\.0\.1/);
      }
    },
    120_000,
  );

  test('may lead to no other place', async () => {
    const elsewhere = `${s3.endpoint}/films/large.mp4`;
    await s3.fail({
      method: 'GET',
      at: 'moved',
      times: 9,
      what: { status: 302, code: 'Moved', location: elsewhere },
    });
    const looking = probeMedia(`${s3.endpoint}/films/moved.mp4`, { uri: FILM, fingerprint: 'x' });
    await expect(looking).rejects.toMatchObject({ name: 'RetryableError' });
  });
});
