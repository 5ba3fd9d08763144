import { describe, expect, test } from '@jest/globals';
import { matchSubtitleFiles, matchTranslationFiles } from './match-subtitle-files.ts';

const match = (names: string[], language = 'en'): string[] =>
  matchSubtitleFiles('Film.mkv', names, language).taken;

describe('matchSubtitleFiles', () => {
  test.each([
    'Film.en.srt',
    'Film.eng.vtt',
    'Film.English.srt',
    'film_EN.srt',
    'Film (English).srt',
    'Film.en-US.srt',
  ])('takes %s for English', (name) => {
    expect(match([name])).toEqual([name]);
  });

  test.each(['ass', 'SSA', 'smi', 'sami', 'sbv', 'sub', 'ttml', 'dfxp', 'vtt'])(
    'takes a .%s file',
    (extension) => {
      expect(match([`Film.en.${extension}`, `Film.${extension}`])).toHaveLength(2);
    },
  );

  test('takes the plainer of two tracks that are alike, and no pictures', () => {
    expect(match(['Film.en.ass', 'Film.en.srt', 'Film.en.smi'])).toEqual([
      'Film.en.srt',
      'Film.en.ass',
      'Film.en.smi',
    ]);
    expect(matchSubtitleFiles('Film.mkv', ['Film.en.sub', 'Film.en.idx'], 'en')).toEqual({
      taken: [],
      refused: [{ name: 'Film.en.sub', reason: 'is VobSub: pictures, no text' }],
    });
  });

  test.each(['Film.kor.srt', 'Film.ko.srt', 'Film.korean.srt', 'Film.한국어.srt'])(
    'takes %s for Korean',
    (name) => {
      expect(match([name], 'ko')).toEqual([name]);
      expect(match([name], 'en')).toEqual([]);
    },
  );

  test('ranks the plain track first', () => {
    const names = ['Film.srt', 'Film.en.sdh.srt', 'Film.en.srt'];
    expect(match(names)).toEqual(['Film.en.srt', 'Film.en.sdh.srt', 'Film.srt']);
  });

  test.each([
    ['Film.en.forced.srt', 'is "forced": it holds signs, songs or foreign lines only, not the dialogue'],
    ['Film.forced.srt', 'is "forced": it holds signs, songs or foreign lines only, not the dialogue'],
    ['Film.English.Signs.srt', 'is "signs": it holds signs, songs or foreign lines only, not the dialogue'],
    ['Film.en.commentary.srt', 'is a commentary, not the dialogue'],
  ])('never takes %s, also when there is nothing else, and says why', (name, reason) => {
    const found = { taken: [], refused: [{ name, reason }] };
    expect(matchSubtitleFiles('Film.mkv', [name], 'en')).toEqual(found);
  });

  test('takes a track with signs that says that it is full', () => {
    expect(match(['Film.en.full.signs.srt'])).toEqual(['Film.en.full.signs.srt']);
  });

  test('prefers the exact region', () => {
    expect(match(['Film.pt.srt', 'Film.pt-PT.srt', 'Film.pt-BR.srt'], 'pt-BR')).toEqual([
      'Film.pt-BR.srt',
      'Film.pt.srt',
      'Film.pt-PT.srt',
    ]);
    expect(match(['Film.zh-CN.srt'], 'zh-Hant')).toEqual([]);
  });

  test('knows the old codes for languages', () => {
    expect(match(['Film.ger.srt'], 'de')).toEqual(['Film.ger.srt']);
    expect(match(['Film.fre.srt'], 'fr')).toEqual(['Film.fre.srt']);
  });

  test('takes "hi" for Hindi or for the hard of hearing, only where that is clear', () => {
    expect(match(['Film.hi.srt'], 'hi')).toEqual(['Film.hi.srt']);
    expect(match(['Film.en.hi.srt'])).toEqual(['Film.en.hi.srt']);
    expect(match(['Film.hi.srt'])).toEqual([]);
  });

  test.each([
    'Film 2.en.srt',
    'Film.2.en.srt',
    'Filmen.srt',
    'Film.fr.srt',
    'Film.en.approx.srt',
    'Other.en.srt',
    'Film.en.idx',
    'Film.en.txt',
  ])('leaves %s out', (name) => {
    expect(match([name])).toEqual([]);
  });

  test('never takes another episode', () => {
    const names = ['Show.S01E10.en.srt', 'Show.S01E2.en.srt', 'Show.S02E01.en.srt', 'Show.1x03.en.srt'];
    expect(matchSubtitleFiles('Show.S01E1.mkv', names, 'en')).toEqual({
      taken: [],
      refused: [
        { name: 'Show.S01E10.en.srt', reason: 'is of S01E10, the video of S01E01' },
        { name: 'Show.S01E2.en.srt', reason: 'is of S01E02, the video of S01E01' },
        { name: 'Show.S02E01.en.srt', reason: 'is of S02E01, the video of S01E01' },
        { name: 'Show.1x03.en.srt', reason: 'is of S01E03, the video of S01E01' },
      ],
    });
    expect(matchSubtitleFiles('Show.S01E1.mkv', [...names, 'Show.S01E01.en.srt'], 'en')).toEqual({
      taken: ['Show.S01E01.en.srt'],
      refused: [],
    });
  });

  test.each([
    ['Show.S01E02.1080p.x264-GRP.mkv', 'Show.S01E02.720p.WEB.en.srt'],
    ['Show.S01E02.1080p.x264-GRP.mkv', 's01e02.en.srt'],
    ['Show.S01E02.1080p.x264-GRP.mkv', 'Show.1x02.en.srt'],
    ['Show.S01E02.1080p.x264-GRP.mkv', 'show s01e02 Pilot HDTV.LOL.English.srt'],
    ['Show.2010.S01E02.mkv', 'Show S1E2.srt'],
    ['Show - 1x02 - Pilot.mkv', 'Show.S01E02.en.sdh.srt'],
    ['S01E02.mkv', 'Show.S01E02.eng.srt'],
    ['Film.2010.1080p.BluRay.x264-GRP.mkv', 'Film.2010.720p.WEB.en.srt'],
    ['Film.2010.1080p.BluRay.x264-GRP.mkv', 'Film.2010.en.srt'],
    ['Film.2010.1080p.BluRay.x264-GRP.mkv', 'Film (2010) [English].srt'],
    ['[Group] Show - 03 [1080p][A1B2C3D4].mkv', 'Show - 03.en.srt'],
    ['Film.mkv', 'Subs/2_English.srt'],
    ['Film.mkv', 'Subs/Film.en.srt'],
    ['Show.S01E02.mkv', 'Subs/Show.S01E02.1080p.x264-GRP/2_English.srt'],
    ['Film.mkv', 'English.srt'],
    ['Film.mkv', 'en.srt'],
  ])('for %s takes %s', (video, name) => {
    expect(matchSubtitleFiles(video, [name], 'en').taken).toEqual([name]);
    expect(matchSubtitleFiles(video, [name], 'ko').taken.length).toBe(
      /\b(?:en|eng|english)\b|_eng/i.test(name) ? 0 : 1,
    );
  });

  test.each([
    ['Show.S01E02.mkv', 'Show.S01E03.en.srt', 'is of S01E03, the video of S01E02'],
    ['Show.S01E02.mkv', 'Show.en.srt', 'names no episode, the video is S01E02'],
    ['Show.S01E02.mkv', 'Show 02.en.srt', 'names no episode, the video is S01E02'],
    ['Show.S01E02.mkv', 'Show.S01E02E03.en.srt', 'is of S01E02E03, the video of S01E02'],
    ['Show.S01E02.mkv', 'Show.Abroad.S01E02.en.srt', 'is of "show abroad", the video of "show"'],
    ['Film.2010.mkv', 'Film.1984.en.srt', 'is of 1984, the video of 2010'],
    ['Film.mkv', 'Film.2.en.srt', '"2" in its name says nothing known'],
    ['Film.mkv', 'Film.en.approx.srt', '"en approx" in its name says nothing known'],
    ['Show.S01E02.mkv', 'Subs/Show.S01E03/2_English.srt', 'is of S01E03, the video of S01E02'],
  ])('for %s refuses %s: %s', (video, name, reason) => {
    expect(matchSubtitleFiles(video, [name], 'en')).toEqual({ taken: [], refused: [{ name, reason }] });
  });

  test.each([
    ['Show.S01E02.mkv', 'Other.S01E02.en.srt'],
    ['popeye_p2.mkv', 'popeye_p4.eng.srt'],
    ['Title_T01-2.mkv', 'srt__popeye_p2.eng.srt'],
    ['Show - 03 [1080p].mkv', 'Show - 36 [A0300003].en.srt'],
    ['[Group] Show - 03 [1080p].mkv', 'Show - 1080.en.srt'],
    ['Film.mkv', 'Subs/3_Korean.srt'],
    ['Film.mkv', 'Subs/Other/2_English.srt'],
    ['Film.mkv', 'Film.en.idx'],
  ])('for %s leaves %s out', (video, name) => {
    expect(matchSubtitleFiles(video, [name], 'en').taken).toEqual([]);
  });

  test('does not guess which of several videos a track without a name belongs to', () => {
    const names = ['A.mkv', 'B.mkv', 'Subs/2_English.srt'];
    expect(matchSubtitleFiles('A.mkv', names, 'en')).toEqual({
      taken: [],
      refused: [
        {
          name: 'Subs/2_English.srt',
          reason: 'its name does not tell which of the 2 videos beside it it belongs to',
        },
      ],
    });
  });

  test('prefers the file of the same release', () => {
    const names = ['Show.1x02.en.srt', 'Show.S01E02.720p.en.srt', 'Show.S01E02.1080p.en.srt'];
    expect(matchSubtitleFiles('Show.S01E02.1080p.mkv', names, 'en').taken[0]).toBe(
      'Show.S01E02.1080p.en.srt',
    );
  });

  test('finds each episode of a season its own file, whatever the releases', () => {
    const numbers = Array.from({ length: 24 }, (_, i) => String(i + 1).padStart(2, '0'));
    const names = numbers.flatMap((n) => [`Show.S01E${n}.720p.WEB.x264-A0${n}.en.srt`, `Show.1x${n}.ko.srt`]);
    for (const n of numbers) {
      const video = `Show.S01E${n}.1080p.x264-GRP36.mkv`;
      expect(matchSubtitleFiles(video, names, 'en').taken).toEqual([
        `Show.S01E${n}.720p.WEB.x264-A0${n}.en.srt`,
      ]);
      expect(matchTranslationFiles(video, names, 'ko').taken).toEqual([`Show.1x${n}.ko.srt`]);
    }
  });
});

describe('matchTranslationFiles', () => {
  test('wants the language in the name', () => {
    const names = ['Film.srt', 'Film.ko.srt', 'Film.ko.sdh.srt', 'Film.ko.forced.srt'];
    const { taken, refused } = matchTranslationFiles('Film.mkv', names, 'ko');
    expect(taken).toEqual(['Film.ko.srt', 'Film.ko.sdh.srt']);
    expect(refused.map(({ name }) => name)).toEqual(['Film.ko.forced.srt']);
    expect(matchTranslationFiles('Film.mkv', ['Film.srt'], 'ko')).toEqual({ taken: [], refused: [] });
  });
});
