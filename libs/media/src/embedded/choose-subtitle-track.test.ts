import { describe, expect, test } from '@jest/globals';
import { chooseSubtitleTrack, subtitleTrackAt } from './choose-subtitle-track.ts';
import { describeSubtitleTrack } from './describe-subtitle-track.ts';
import type { SubtitleTrack } from './list-subtitle-tracks.ts';

const track = (stream: number, override: Partial<SubtitleTrack> = {}): SubtitleTrack => ({
  ...{ stream, codec: 'subrip', form: 'text', language: 'eng' },
  ...{ isDefault: false, isForced: false, isCommentary: false, isForHardOfHearing: false },
  ...override,
});
const unnamed = (stream: number, override: Partial<SubtitleTrack> = {}): SubtitleTrack =>
  track(stream, { language: 'und', ...override });
const pictures = { codec: 'hdmv_pgs_subtitle', form: 'pictures' } as const;
const chosen = (
  tracks: readonly SubtitleTrack[],
  language = 'en',
  mayBeUnnamed = false,
): number | undefined => chooseSubtitleTrack(tracks, { language, mayBeUnnamed }).taken?.stream;

describe('the subtitle track that is taken', () => {
  test('is in the language, and holds the whole dialogue as plainly as there is', () => {
    const tracks = [
      track(2, { isForced: true, isDefault: true }),
      track(3, { isForHardOfHearing: true, isDefault: true }),
      track(4, { isCommentary: true }),
      track(5),
      track(6, { language: 'kor' }),
    ];
    expect(chosen(tracks)).toBe(5);
    expect(chosen(tracks, 'ko')).toBe(6);
    expect(chosen(tracks.slice(0, 2))).toBe(3);
    expect(chosen(tracks.slice(0, 1))).toBeUndefined();
    expect(chosen(tracks, 'de')).toBeUndefined();
  });

  test('is the default one of two alike, and that of the wanted region before it', () => {
    expect(chosen([track(2), track(3, { isDefault: true })])).toBe(3);
    const portuguese = [
      track(2, { language: 'por', title: 'European', isDefault: true }),
      track(3, { language: 'por', title: 'Portuguese (Brazil)' }),
    ];
    expect(chosen(portuguese, 'pt-BR')).toBe(3);
  });

  test('is never in a script that the learner did not ask for', () => {
    const chinese = [
      track(2, { language: 'chi', title: 'Traditional' }),
      track(3, { language: 'chi', title: 'Simplified' }),
    ];
    expect(chosen(chinese, 'zh-Hant')).toBe(2);
    expect(chosen(chinese, 'zh')).toBe(3);
    expect(chosen(chinese.slice(0, 1), 'zh-Hans')).toBeUndefined();
  });

  test('may be one without a language if it is the only one, but not as a translation', () => {
    expect(chosen([unnamed(2), track(3, pictures)], 'en', true)).toBe(2);
    expect(chosen([unnamed(2)], 'ko')).toBeUndefined();
    expect(chosen([unnamed(2), unnamed(3)], 'en', true)).toBeUndefined();
    expect(chosen([unnamed(2, { title: 'Korean (full)' }), unnamed(3)], 'ko')).toBe(2);
  });

  test('is told from the others with the reason against each', () => {
    const tracks = [
      track(2, pictures),
      track(3, { isForced: true }),
      track(4, { language: 'ger' }),
      track(5, { codec: 'dvb_teletext', form: 'other' }),
      track(6, { isForHardOfHearing: true }),
      track(7),
    ];
    const { refused } = chooseSubtitleTrack(tracks, { language: 'en' });
    expect(refused.map(({ track: { stream }, reason }) => `${stream} ${reason}`)).toEqual([
      '2 holds pictures of the lines (PGS), no text',
      '3 is forced: it holds signs and foreign lines only',
      '4 is in German',
      '5 is in a form that is not read (dvb_teletext)',
      '6 fits less well than the one taken',
    ]);
  });
});

describe('a subtitle track asked for by number', () => {
  test('is given whatever its language and kind', () => {
    expect(subtitleTrackAt([track(3, { isForced: true, language: 'kor' })], 3).stream).toBe(3);
  });

  test('is refused when it is not there or no text, and the message lists what there is', () => {
    const tracks = [track(2, { ...pictures, isDefault: true }), unnamed(3, { title: 'Full' })];
    expect(() => subtitleTrackAt(tracks, 9)).toThrow(
      'the film has no subtitle track 9: it has 2 English (PGS, default); 3 no language named, "Full" (subrip)',
    );
    expect(() => subtitleTrackAt(tracks, 2)).toThrow(
      expect.objectContaining({
        code: 'subtitle_track_unusable',
        message: expect.stringContaining('holds pictures of the lines (PGS), no text') as unknown,
      }),
    );
    expect(() => subtitleTrackAt([], 2)).toThrow('it has none');
  });
});

test('a track is described by its number and what the film says of it', () => {
  const signs = track(4, { language: 'kor', title: 'Signs', codec: 'ass', isForced: true, isDefault: true });
  expect(describeSubtitleTrack(signs)).toBe('4 Korean, "Signs" (ass, default, forced)');
});
