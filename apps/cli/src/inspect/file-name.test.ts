import { expect, test } from '@jest/globals';
import { isSubtitleFile, languageInName } from './file-name.ts';

test('a subtitle file names its language before its ending, or none', () => {
  const named = {
    'Film.en.srt': 'en',
    'Film.pt-BR.vtt': 'pt-BR',
    '/a.ko/Film.eng.sdh.srt': 'en',
    'A.en.hi.srt': 'en',
    'A.hi.srt': 'hi',
  };
  for (const [path, language] of Object.entries(named)) expect(languageInName(path)).toBe(language);
  for (const path of ['Film.srt', 'en.srt', 'The.Film.1080p.srt', '2_.srt'])
    expect(languageInName(path)).toBeUndefined();
});

test('what is no subtitle file must be a film', () => {
  expect(['a.SRT', 'a.sup', 'a.idx'].every(isSubtitleFile)).toBe(true);
  expect(['a.mkv', 'a', 'a.srt.mp4'].some(isSubtitleFile)).toBe(false);
});
