import { describe, expect, test } from '@jest/globals';
import { titleFromFileName } from './title-from-file-name.ts';

describe('titleFromFileName', () => {
  test.each([
    ['Show.Name.S01E02.1080p.WEB.x264-GRP.mkv', 'Show Name', 'S01E02'],
    ['show_name_s1e2.mp4', 'show name', 'S01E02'],
    ['The Show - 1x02 - Pilot.mkv', 'The Show', 'S01E02'],
    ['[Group] Show S2E5.mkv', 'Show', 'S02E05'],
    ['Show.S01E02E03.mkv', 'Show', 'S01E02E03'],
    ['S01E03 - The One.mkv', 'The One', 'S01E03'],
    ['드라마 S01E10.mp4', '드라마', 'S01E10'],
    ['Old.Film.1939.1080p.BluRay.mkv', 'Old Film 1939', 'E01'],
    ['Holiday 1080x720.mp4', 'Holiday 1080x720', 'E01'],
    ['a:b?.mp4', 'a b', 'E01'],
    ['.mp4', 'Untitled', 'E01'],
  ])('reads %s', (name, series, episode) => {
    expect(titleFromFileName(name)).toEqual({ series, episode });
  });
});
