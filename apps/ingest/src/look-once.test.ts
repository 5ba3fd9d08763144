import { readdir, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { TerminalError } from '@langflix/contracts';
import type { MediaSource } from '@langflix/contracts';
import type { SubtitleTrack } from '@langflix/media';
import { createStorage, toFileUri } from '@langflix/storage';
import { aMediaSource, temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { keepFindings } from './keep-findings.ts';
import { lookOnce } from './look-once.ts';
import type { FilmLooks } from './look-once.ts';

const { signal } = new AbortController();
const storage = createStorage();
const track = { stream: 2, codec: 'subrip', language: 'eng' } as SubtitleTrack;
const heard = { sampled: [[0, 1000] as [number, number]], active: [[200, 900] as [number, number]] };
let folder: TemporaryFolder;
/** The looks that were taken, in order: each is one or two runs of ffmpeg's programs. */
let taken: string[];
const at = (name: string): string => join(folder.path, name);

beforeEach(async () => {
  folder = await temporaryFolder();
  taken = [];
  await writeFile(at('film.mkv'), 'stands for a film');
});
afterEach(() => folder[Symbol.asyncDispose]());

const programs: FilmLooks = {
  async probe(uri, { fingerprint }) {
    taken.push('probe');
    if (uri.endsWith('bad.mkv')) throw new TerminalError('video_unreadable', 'no film');
    return aMediaSource({ uri, fingerprint });
  },
  async listen({ audio }) {
    taken.push('listen');
    return audio === undefined ? undefined : heard;
  },
  tracks: {
    async list() {
      taken.push('tracks');
      return [track];
    },
    takeOut: () => Promise.reject(new Error('not asked for here')),
  },
};

/** As a service that has just started. */
const looks = (): FilmLooks => lookOnce(programs, { keep: keepFindings(storage, at('out')), storage });

async function probe(name: string, language = 'en'): Promise<MediaSource> {
  const uri = toFileUri(at(name));
  return looks().probe(uri, { fingerprint: await storage.fingerprint(uri), language, signal });
}

async function lookAtAll(name: string) {
  const source = await probe(name);
  const speech = await looks().listen(source, { signal });
  return { source, speech, tracks: await looks().tracks.list(source.uri, signal) };
}

describe('a film that was looked at before', () => {
  test('is not looked at again, also under another name', async () => {
    const first = await lookAtAll('film.mkv');
    expect(first).toMatchObject({ speech: heard, tracks: [track] });
    expect(await lookAtAll('film.mkv')).toEqual(first);
    await rename(at('film.mkv'), at('moved.mkv'));
    const source = { ...first.source, uri: toFileUri(at('moved.mkv')) };
    expect(await lookAtAll('moved.mkv')).toEqual({ ...first, source });
    expect(taken).toEqual(['probe', 'listen', 'tracks']);
  });

  test('and has no sound is not listened to again', async () => {
    const silent = aMediaSource({ uri: toFileUri(at('film.mkv')) });
    delete silent.audio;
    expect(await looks().listen(silent, { signal })).toBeUndefined();
    expect(await looks().listen(silent, { signal })).toBeUndefined();
    expect(taken).toEqual(['listen']);
  });

  test('is looked at again for the sound of another language', async () => {
    await probe('film.mkv');
    await probe('film.mkv', 'ko');
    expect(taken).toEqual(['probe', 'probe']);
  });

  test('is looked at again when it has changed', async () => {
    await lookAtAll('film.mkv');
    await utimes(at('film.mkv'), 1_700_000_000, 1_700_000_000);
    await lookAtAll('film.mkv');
    expect(taken).toHaveLength(6);
  });

  test('is looked at again when what was kept cannot be read', async () => {
    await lookAtAll('film.mkv');
    const kept = await readdir(at('out/.langflix/films'));
    for (const name of kept.filter((name) => name.endsWith('.json'))) {
      await writeFile(at(`out/.langflix/films/${name}`), name.includes('speech') ? '{"fou' : '{"found":{}}');
    }
    await lookAtAll('film.mkv');
    expect(taken).toHaveLength(6);
  });

  test('and was refused is looked at again', async () => {
    await writeFile(at('bad.mkv'), 'no film');
    await expect(probe('bad.mkv')).rejects.toMatchObject({ code: 'video_unreadable' });
    await expect(probe('bad.mkv')).rejects.toMatchObject({ code: 'video_unreadable' });
    expect(taken).toEqual(['probe', 'probe']);
  });
});
