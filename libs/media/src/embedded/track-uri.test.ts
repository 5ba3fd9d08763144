import { expect, test } from '@jest/globals';
import { parseTrackUri, trackUri } from './track-uri.ts';

test('a track inside a film is the URI of the film with its number', () => {
  expect(trackUri('file:///media/Film.mkv', 3)).toBe('file:///media/Film.mkv#track=3');
  for (const track of [3, 'any'] as const)
    expect(parseTrackUri(trackUri('file:///a.mkv', track))).toEqual({ film: 'file:///a.mkv', track });
  for (const other of [
    'file:///a.srt',
    'file:///a.mkv#track=',
    'file:///a.mkv#t=3',
    'file:///a%23track=3.srt',
  ])
    expect(parseTrackUri(other)).toBeUndefined();
});
