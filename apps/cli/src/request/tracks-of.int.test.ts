import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createStorage } from '@langflix/storage';
import { embedSubtitles, makeVideo, temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import type { EpisodeRequest } from './episode-request.ts';
import { tracksOf, warningsFor } from './tracks-of.ts';

describe('the tracks of a film', () => {
  const storage = createStorage();
  let folder: TemporaryFolder;
  let request: EpisodeRequest;
  const at = (name: string): string => join(folder.path, name);
  const put = (name: string): Promise<void> =>
    writeFile(at(name), '1\n00:00:00,100 --> 00:00:00,900\nHello.\n');

  beforeEach(async () => {
    folder = await temporaryFolder();
    await makeVideo({ path: at('Show.mkv'), durationSec: 1 });
    await put('Show.en.srt');
    request = {
      video: at('Show.mkv'),
      ...{ from: 'en', to: 'ko', level: 'mixed', analyzer: 'auto', captions: 'burn' },
    };
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  test('are found beside it', async () => {
    await put('Show.ko.srt');
    expect(await tracksOf(request, storage)).toEqual({
      subtitles: { file: at('Show.en.srt') },
      translation: { file: at('Show.ko.srt') },
    });
    expect(await warningsFor(request, 'offline', storage)).toEqual([]);
  });

  test('are found inside it, or taken from there when asked', async () => {
    const track = { path: at('Show.en.srt'), codec: 'subrip' };
    const tracks = [
      { ...track, language: 'kor' },
      { ...track, language: 'eng', disposition: 'forced' },
    ];
    const video = await embedSubtitles(at('Show.mkv'), at('Full.mkv'), tracks);
    expect((await tracksOf({ ...request, video }, storage)).translation).toMatchObject({
      track: { stream: 2, codec: 'subrip' },
    });
    const asked = { ...request, video, subtitles: { track: 3 }, translation: { track: 'any' } } as const;
    expect(await tracksOf(asked, storage)).toMatchObject({
      subtitles: { track: { stream: 3 } },
      translation: { track: { stream: 2 } },
    });
  });

  test('without a translation are warned of where the analyzer cannot make one', async () => {
    expect(await warningsFor(request, 'offline', storage)).toEqual([
      'translation: none: the offline analyzer cannot translate; add Show.ko.srt beside the video, name it with ' +
        '--translation, or use Gemini',
    ]);
    expect(await warningsFor(request, 'gemini', storage)).toEqual([]);
  });

  test('are no reason to stop before the services have looked at the film', async () => {
    await writeFile(at('Show.mkv'), 'no film');
    expect(await warningsFor(request, 'offline', storage)).toEqual([]);
  });
});
