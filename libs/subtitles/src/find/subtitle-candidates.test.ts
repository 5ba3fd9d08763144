import { expect, test } from '@jest/globals';
import { subtitleCandidates } from './subtitle-candidates.ts';

test('candidates are the files beside a film and in its subtitle folders', async () => {
  const folders: Readonly<Record<string, readonly string[]>> = {
    '': ['Extras', 'Show.S01E01.mkv', 'Show.S01E01.srt', 'Subs'],
    Extras: ['Making of.srt'],
    Subs: ['Show.S01E01.1080p.x264-GRP', '2_English.srt'],
    'Subs/Show.S01E01.1080p.x264-GRP': ['2_English.srt', '3_Korean.srt'],
  };
  expect(await subtitleCandidates((folder) => Promise.resolve(folders[folder] ?? []))).toEqual([
    'Extras',
    'Show.S01E01.mkv',
    'Show.S01E01.srt',
    'Subs',
    'Subs/Show.S01E01.1080p.x264-GRP',
    'Subs/2_English.srt',
    'Subs/Show.S01E01.1080p.x264-GRP/2_English.srt',
    'Subs/Show.S01E01.1080p.x264-GRP/3_Korean.srt',
  ]);
});
