import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EpisodeSubmitted } from '@langflix/contracts';
import { createStorage, fromFileUri, toFileUri } from '@langflix/storage';
import { anEpisodeSubmitted, embedSubtitles, makeVideo, temporaryFolder } from '@langflix/testing';
import type { EmbeddedTrack, TemporaryFolder } from '@langflix/testing';
import { openEmbeddedTracks } from './embedded-tracks.ts';
import type { FindDeps } from './find-track.ts';
import { resolveTracks } from './resolve-sources.ts';
import type { ResolvedTracks } from './resolve-sources.ts';

const FILM = 'Show.S01E02.1080p.x264-GRP.mkv';
const MINUTE = 60_000;
let folder: TemporaryFolder;
let deps: FindDeps;
const at = (name: string): string => join(folder.path, name);

beforeEach(async () => {
  folder = await temporaryFolder();
  const storage = createStorage();
  const tracks = openEmbeddedTracks(storage, at('out'));
  deps = { storage, mediaRoots: [folder.path], tracks };
  await mkdir(at('Subs'));
});
afterEach(() => folder[Symbol.asyncDispose]());

async function srt(name: string, text = 'Hello there.'): Promise<string> {
  await writeFile(at(name), `1\n00:00:00,200 --> 00:00:00,900\n${text}\n`);
  return at(name);
}

/** A film of one second with these tracks inside. */
async function film(...tracks: Omit<EmbeddedTrack, 'path'>[]): Promise<void> {
  const path = await srt('inside.lines');
  await makeVideo({ path: at('bare.mkv'), durationSec: 1 });
  await embedSubtitles(
    at('bare.mkv'),
    at(FILM),
    tracks.map((track) => ({ path, ...track })),
  );
}

function resolved(override: Partial<EpisodeSubmitted> = {}): Promise<ResolvedTracks> {
  const video = toFileUri(at(FILM));
  const { signal } = new AbortController();
  return resolveTracks(anEpisodeSubmitted({ video, ...override }), { film: video, signal }, deps);
}

describe('the tracks of a submission', () => {
  test(
    'are found beside the film before those inside it',
    async () => {
      await film({ codec: 'subrip', language: 'eng' }, { codec: 'subrip', language: 'kor' });
      await srt(FILM.replace('.mkv', '.en.srt'));
      const { subtitles, translation } = await resolved();
      expect(fromFileUri(subtitles.uri)).toBe(at(FILM.replace('.mkv', '.en.srt')));
      expect(subtitles.embedded).toBeUndefined();
      expect(translation).toMatchObject({ language: 'ko', embedded: { stream: 3, codec: 'subrip' } });
    },
    MINUTE,
  );

  test(
    'are taken out of the film into the state folder, once',
    async () => {
      await film({ codec: 'subrip', language: 'eng' }, { codec: 'ass', language: 'kor' });
      const first = await resolved();
      expect(first).toMatchObject({
        subtitles: { language: 'en', embedded: { stream: 2, codec: 'subrip' } },
        translation: { language: 'ko', embedded: { stream: 3, codec: 'ass' } },
      });
      expect(await readFile(fromFileUri(first.subtitles.uri), 'utf8')).toContain('Hello there.');
      expect(await readFile(fromFileUri(first.translation?.uri ?? ''), 'utf8')).toContain('[Events]');
      const state = at('out/.langflix/subtitles');
      expect((await readdir(state)).filter((name) => name !== '.tmp')).toHaveLength(2);
      expect(await resolved()).toEqual(first);
      // Also after the copies were thrown away: the facts of an earlier delivery stay true.
      for (const { uri } of [first.subtitles, first.translation ?? first.subtitles])
        await deps.storage.remove(uri);
      expect(await resolved()).toEqual(first);
    },
    MINUTE,
  );

  test(
    'may be asked for by their number, or inside the film at all',
    async () => {
      await film(
        { codec: 'subrip', language: 'eng' },
        { codec: 'subrip', language: 'eng', disposition: 'forced' },
      );
      await srt(FILM.replace('.mkv', '.en.srt'));
      const video = toFileUri(at(FILM));
      const byNumber = await resolved({ subtitles: `${video}#track=3` });
      expect(byNumber.subtitles.embedded).toEqual({ stream: 3, codec: 'subrip' });
      const any = await resolved({ subtitles: `${video}#track=any` });
      expect(any.subtitles.embedded).toEqual({ stream: 2, codec: 'subrip' });
      await expect(resolved({ subtitles: `${video}#track=9` })).rejects.toMatchObject({
        code: 'subtitle_track_missing',
      });
      await expect(resolved({ subtitles: 'file:///etc/passwd#track=0' })).rejects.toMatchObject({
        code: 'outside_media_roots',
      });
    },
    MINUTE,
  );

  test(
    'that are missing are told with everything that was not taken',
    async () => {
      await film({ codec: 'subrip', language: 'kor' });
      await srt('Subs/Show.S01E03.1080p.x264-GRP.en.srt');
      await expect(resolved()).rejects.toMatchObject({
        code: 'subtitles_missing',
        message: expect.stringMatching(
          /no English subtitles for .*S01E02.*track 2 Korean.*--subtitles/,
        ) as unknown,
      });
    },
    MINUTE,
  );

  test(
    'are never forced ones, which hold signs only: neither the one beside the film nor the one inside it',
    async () => {
      await film({ codec: 'subrip', language: 'eng', disposition: 'forced' });
      const forced = await srt(FILM.replace('.mkv', '.en.forced.srt'));
      await expect(resolved()).rejects.toMatchObject({
        code: 'subtitles_missing',
        message: expect.stringMatching(
          /en\.forced\.srt \(is "forced".*\).*track 2 English.* is forced.*--subtitles/,
        ) as unknown,
      });
      const named = await resolved({ subtitles: toFileUri(forced) });
      expect(named.subtitles).toMatchObject({ uri: toFileUri(forced), isNamed: true });
    },
    MINUTE,
  );
});
