import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeVideo, temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probeMedia } from './probe-media.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const at = (name: string): string => join(folder.path, name);
const probe = (path: string, language?: string) =>
  probeMedia(path, {
    uri: 'file:///film',
    fingerprint: 'f',
    ...(language === undefined ? {} : { language }),
  });

describe('probing a film', () => {
  test('tells what the encoder must know', async () => {
    const path = await makeVideo({
      path: at("파일 'a' [1]: 100%.mp4"),
      durationSec: 1,
      audio: [{ language: 'kor' }],
    });
    expect(await probe(path)).toEqual({
      uri: 'file:///film',
      fingerprint: 'f',
      format: 'mov,mp4,m4a,3gp,3g2,mj2',
      durationSec: 1,
      startSec: 0,
      video: {
        ...{ index: 0, codec: 'h264', width: 192, height: 108, fps: 24, variableFrameRate: false },
        ...{ pixelFormat: 'yuv420p', interlaced: false, sampleAspectRatio: 1 },
      },
      audio: { index: 1, codec: 'aac', channels: 2, language: 'kor' },
    });
  });

  test('finds a variable rate', async () => {
    const path = await makeVideo({ path: at('vfr.mp4'), durationSec: 1, variableFrameRate: true });
    expect(await probe(path)).toMatchObject({ video: { variableFrameRate: true } });
  });

  test('finds a start that is not zero, and the right sound track', async () => {
    const audio = [
      { language: 'fre' },
      { language: 'eng', title: 'Commentary' },
      { language: 'eng', channels: 6 as const },
    ];
    const film = await probe(
      await makeVideo({ path: at('a.mkv'), durationSec: 1, startSec: 5, audio }),
      'en',
    );
    expect(film.audio).toMatchObject({ index: 3, channels: 6 });
    expect(film.startSec).toBeCloseTo(5, 1);
    expect(film.durationSec).toBeCloseTo(1, 1);
  });

  test('takes a silent film', async () => {
    const path = await makeVideo({ path: at('silent.mp4'), durationSec: 1, audio: [] });
    expect(await probe(path)).not.toHaveProperty('audio');
  });
});

describe('probing refuses', () => {
  const refused = (path: string) =>
    probe(path).then(
      () => 'taken',
      (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
    );

  test('an empty file, a text and a playlist under the name of a film', async () => {
    await writeFile(at('empty.mp4'), '');
    await writeFile(at('text.mp4'), '1\n00:00:01,000 --> 00:00:02,000\nHello\n');
    await writeFile(at('list.mp4'), '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n');
    for (const name of ['empty.mp4', 'text.mp4', 'list.mp4']) {
      expect(await refused(at(name))).toMatch(
        /^video_unreadable: \/.*\.mp4 is no film that can be read \(.*(index|video format)/,
      );
      expect(await refused(at(name))).not.toMatch(/moov|whitelist/);
    }
  });

  test('sound without a picture', async () => {
    const path = await makeVideo({ path: at('sound.mkv'), durationSec: 1, extra: ['-vn'] });
    expect(await refused(path)).toMatch(/^video_no_picture: .*\.(mp4|mkv)/);
  });

  test('a picture, an animation and subtitles under the name of a film', async () => {
    for (const name of ['still.png', 'still.jpg', 'moving.gif', 'words.srt']) {
      await writeFile(at(name), SAMPLES[name] ?? '');
      expect(await refused(at(name))).toMatch(/^video_unreadable: .* is no film that can be read/);
    }
  });

  test('an encrypted film, whatever it may decode to', async () => {
    const key = ['-encryption_key', '0'.repeat(31) + '1', '-encryption_kid', '0'.repeat(31) + '2'];
    const extra = ['-encryption_scheme', 'cenc-aes-ctr', ...key];
    const path = await makeVideo({ path: at('locked.mp4'), durationSec: 1, extra });
    expect(await refused(path)).toMatch(/^video_encrypted: .*without copy protection/);
  });

  test('a header without a single frame behind it', async () => {
    const path = await makeVideo({ path: at('cut.mp4'), durationSec: 2, extra: ['-movflags', '+faststart'] });
    await truncate(path, 4000);
    expect(await refused(path)).toMatch(/^video_undecodable: .*\.(mp4|mkv)/);
  });
});

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');
const SAMPLES: Readonly<Record<string, string | Buffer>> = {
  'still.png': base64(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  'still.jpg': base64(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP///////////////////////////////////////////////////w==',
  ),
  'moving.gif': base64('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
  'words.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello\n',
};
