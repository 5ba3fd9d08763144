import { describe, expect, test } from '@jest/globals';
import { describeNotTaken, locateTrack } from './locate-track.ts';
import type { TrackSearch } from './locate-track.ts';
import type { SubtitleTrack } from './list-subtitle-tracks.ts';

const english: SubtitleTrack = {
  ...{ stream: 2, codec: 'subrip', form: 'text', language: 'eng' },
  ...{ isDefault: true, isForced: false, isCommentary: false, isForHardOfHearing: false },
};
const unnamed = { ...english, language: 'und' };
const doubtful = { name: 'Other.srt', reason: 'is of another film' };

const search = (override: Partial<TrackSearch> = {}): TrackSearch => ({
  ...{ language: 'en', role: 'subtitles' },
  files: () => Promise.resolve({ taken: [], refused: [doubtful] }),
  tracks: () => Promise.resolve([english]),
  ...override,
});
const files = (...taken: string[]) => ({ files: () => Promise.resolve({ taken, refused: [] }) });
const tracks = (...all: SubtitleTrack[]) => ({ tracks: () => Promise.resolve(all) });

describe('the lines in a language', () => {
  test('are taken from the file that belongs to the film before a track inside it', async () => {
    expect(await locateTrack(search(files('Film.en.srt', 'Film.srt')))).toEqual({ file: 'Film.en.srt' });
    expect(await locateTrack(search())).toEqual({ track: english });
  });

  test('are taken from inside the film where that is asked for', async () => {
    const both = search({ ...files('Film.en.srt'), inside: 'any' });
    expect(await locateTrack(both)).toEqual({ track: english });
    expect(await locateTrack({ ...both, language: 'ko', inside: 2 })).toEqual({ track: english });
    await expect(locateTrack({ ...both, inside: 7 })).rejects.toMatchObject({
      code: 'subtitle_track_missing',
    });
    await expect(locateTrack({ ...both, language: 'ko' })).rejects.toThrow(
      'no Korean text track is inside the film; not taken: track 2 English (subrip, default) is in English: name',
    );
  });

  test('may be in a track without a language, unless they are the translation', async () => {
    expect(await locateTrack(search(tracks(unnamed)))).toEqual({ track: unnamed });
    const translation = await locateTrack(search({ ...tracks(unnamed), role: 'translation' }));
    expect(translation).toMatchObject({ tracks: [{ reason: 'names no language' }] });
  });

  test('that were not found come with what there was', async () => {
    const nothing = await locateTrack(search(tracks()));
    expect(nothing).toEqual({ files: [doubtful], tracks: [] });
    expect(describeNotTaken({ files: [doubtful], tracks: [] })).toBe(
      '; not taken: Other.srt (is of another film)',
    );
    expect(describeNotTaken({ files: [], tracks: [] })).toBe('');
    expect(describeNotTaken({ files: Array.from({ length: 7 }, () => doubtful), tracks: [] })).toContain(
      '(is of another film) and 2 more',
    );
  });
});
