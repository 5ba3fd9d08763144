import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { namedTrack } from './named-track.ts';
import { submissionOf } from './submission.ts';

test('a track is named as a file, by its number, or as inside the film', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'a.srt'), '');
  const named = (text: string) => namedTrack('subtitle file', text, { cwd: folder.path });
  expect(named('a.srt')).toEqual({ file: join(folder.path, 'a.srt') });
  expect(named('track:3')).toEqual({ track: 3 });
  expect(named('embedded')).toEqual({ track: 'any' });
  for (const missing of ['track:x', 'track:', 'b.srt'])
    expect(() => named(missing)).toThrow(expect.objectContaining({ code: 'file_missing' }));
});

test('a track inside the film is submitted as a part of it', () => {
  const submission = submissionOf({
    video: '/media/My Film.mkv',
    ...{ from: 'en', to: 'ko', level: 'mixed', analyzer: 'auto', captions: 'burn' },
    subtitles: { track: 3 },
    translation: { file: '/media/a#1.srt' },
    subtitleOffsetSec: -2.5,
  });
  expect(submission).toMatchObject({
    subtitles: 'file:///media/My%20Film.mkv#track=3',
    translation: 'file:///media/a%231.srt',
    subtitleOffsetSec: -2.5,
  });
});
