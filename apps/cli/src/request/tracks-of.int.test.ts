import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createStorage } from '@langflix/storage';
import { temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import type { EpisodeRequest } from './episode-request.ts';
import { tracksOf, warningsFor } from './tracks-of.ts';

describe('the tracks of a film', () => {
  const storage = createStorage();
  let folder: TemporaryFolder;
  let request: EpisodeRequest;
  const put = (name: string): Promise<void> => writeFile(join(folder.path, name), '');

  beforeEach(async () => {
    folder = await temporaryFolder();
    await put('Show.mp4');
    await put('Show.en.srt');
    request = {
      video: join(folder.path, 'Show.mp4'),
      from: 'en',
      to: 'ko',
      level: 'mixed',
      analyzer: 'auto',
      captions: 'burn',
    };
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  test('are found beside it', async () => {
    await put('Show.ko.srt');
    expect(await tracksOf(request, storage)).toEqual({
      subtitles: join(folder.path, 'Show.en.srt'),
      translation: join(folder.path, 'Show.ko.srt'),
    });
    expect(await warningsFor(request, 'offline', storage)).toEqual([]);
  });

  test('without a translation are warned of where the analyzer cannot make one', async () => {
    expect(await warningsFor(request, 'offline', storage)).toEqual([
      'translation: none: the offline analyzer cannot translate; add Show.ko.srt beside the video, name it with ' +
        '--translation, or use Gemini',
    ]);
    expect(await warningsFor(request, 'gemini', storage)).toEqual([]);
  });
});
