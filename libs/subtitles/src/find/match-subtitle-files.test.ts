import { describe, expect, test } from '@jest/globals';
import { matchSubtitleFiles, matchTranslationFiles } from './match-subtitle-files.ts';

const match = (names: string[], language = 'en'): string[] => matchSubtitleFiles('Film.mkv', names, language);

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
    expect(match(['Film.en.sub', 'Film.en.idx'])).toEqual([]);
  });

  test.each(['Film.kor.srt', 'Film.ko.srt', 'Film.korean.srt', 'Film.한국어.srt'])(
    'takes %s for Korean',
    (name) => {
      expect(match([name], 'ko')).toEqual([name]);
      expect(match([name], 'en')).toEqual([]);
    },
  );

  test('ranks the plain track first and the forced one last', () => {
    const names = ['Film.en.forced.srt', 'Film.srt', 'Film.en.sdh.srt', 'Film.en.srt'];
    expect(match(names)).toEqual(['Film.en.srt', 'Film.en.sdh.srt', 'Film.srt', 'Film.en.forced.srt']);
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
    expect(matchSubtitleFiles('Show.S01E1.mkv', ['Show.S01E10.en.srt', 'Show.S01E2.en.srt'], 'en')).toEqual(
      [],
    );
  });
});

describe('matchTranslationFiles', () => {
  test('wants the language in the name', () => {
    const names = ['Film.srt', 'Film.ko.srt', 'Film.ko.forced.srt'];
    expect(matchTranslationFiles('Film.mkv', names, 'ko')).toEqual(['Film.ko.srt', 'Film.ko.forced.srt']);
    expect(matchTranslationFiles('Film.mkv', ['Film.srt'], 'ko')).toEqual([]);
  });
});
