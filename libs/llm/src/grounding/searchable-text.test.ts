import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findQuotation, inOneRow } from './searchable-text.ts';

function found(text: string, quotation: string): string | undefined {
  const at = findQuotation(text, quotation);
  return at && text.slice(at.start, at.end);
}

describe('a quotation', () => {
  test.each([
    ['case', 'PIECE OF CAKE', 'It was a piece of cake.', 'piece of cake'],
    ['curly quotes', 'what\u2019s up', "Hey, what's up?", "what's up"],
    ['straight quotes', "what's up", 'Hey, what\u2019s up?', 'what\u2019s up'],
    ['line breaks', 'call it a day', "Let's call it\na day.", 'call it\na day'],
    ['dashes', 'well-to-do', 'A well\u2011to\u2011do man', 'well\u2011to\u2011do'],
    ['composed letters', 'caf\u00e9 cr\u00e8me', 'Un cafe\u0301 cre\u0300me.', 'cafe\u0301 cre\u0300me'],
    ['punctuation at its edges', '"Give up!"', 'Never give up.', 'give up'],
    ['invisible marks', 'give up', 'Never give\u200b up.', 'give\u200b up'],
    ['full-width letters', 'OK Google', '\uff2f\uff2b Google', '\uff2f\uff2b Google'],
    [
      'decomposed Hangul',
      '\ud55c\ud134',
      '\u1112\u1161\u11ab\u1110\u1165\u11ab \ub0c8\uc5b4',
      '\u1112\u1161\u11ab\u1110\u1165\u11ab',
    ],
    [
      'half-width kana',
      '\u30ac\u30f3\u30d0',
      '\uff76\uff9e\uff9d\uff8a\uff9e\u308b',
      '\uff76\uff9e\uff9d\uff8a\uff9e',
    ],
  ])('is found in spite of different %s, in the spelling of the line', (_what, quotation, text, expected) => {
    expect(found(text, quotation)).toBe(expected);
  });

  test.each([
    ['Chinese across a line break', '破釜沉舟', '我们要破釜\n沉舟了', '破釜\n沉舟'],
    ['Japanese', '猫の手も借りたい', '今日は猫の手も借りたいよ', '猫の手も借りたい'],
    ['Korean with a particle written on', '식은 죽 먹기', '그건 식은 죽 먹기지', '식은 죽 먹기'],
    ['Russian', 'как рыба в воде', 'Он здесь как рыба в воде.', 'как рыба в воде'],
    ['Arabic', 'على قدم وساق', 'العمل على قدم وساق', 'على قدم وساق'],
    ['Greek', 'εντάξει', 'Όλα ΕΝΤΆΞΕΙ;', 'ΕΝΤΆΞΕΙ'],
    ['French behind an elision', 'habitude', "J'ai l'habitude.", 'habitude'],
    ['Italian behind an elision', 'acqua', "un bicchiere d'acqua", 'acqua'],
    ['English before a clitic', 'it', "It's fine.", 'It'],
    ['Spanish without its marks', 'qué más da', '¿Qué más da?', 'Qué más da'],
    ['a song', 'deixa a vida me levar', '♪ Deixa a vida me levar ~', 'Deixa a vida me levar'],
    ['Vietnamese in another composition', 'để bụng', '\u0111ê\u0309 bu\u0323ng', '\u0111ê\u0309 bu\u0323ng'],
    ['Thai', 'ไม่เป็นไร', 'เออไม่เป็นไรหรอก', 'ไม่เป็นไร'],
    ['Hindi', 'नौ दो ग्यारह', 'वह नौ दो ग्यारह हो गया', 'नौ दो ग्यारह'],
  ])('is found in %s', (_language, quotation, text, expected) => {
    expect(found(text, quotation)).toBe(expected);
  });

  test.each([
    ['inside another word', 'cat', 'They concatenate.'],
    ['with a word less in the line', 'kick the old bucket', 'He kicked the bucket.'],
    ['with another inflection', 'give up', 'She gave up.'],
    ['of punctuation only', '...', 'Well... yes.'],
    ['of nothing', ' ', 'Well yes.'],
    ['as half of a contraction', 'don', "They don't know."],
    ['as the rest of a contraction', 't', "They don't know."],
    ['as half of a word with an apostrophe', 'hui', "Pas aujourd'hui."],
    ['as a part of a character', 'e', 'Se\u0329.'],
    ['as a Devanagari letter without its vowel', 'न', 'नौ'],
    ['inside another Cyrillic word', 'кот', 'который час?'],
  ])('is not found %s', (_what, quotation, text) => {
    expect(findQuotation(text, quotation)).toBeUndefined();
  });

  test('is found where it is cut out of any text at its word boundaries', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé가漢я]{1,6}$/u), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
        const [from, to] = [a % list.length, b % list.length].sort((x, y) => x - y) as [number, number];
        expect(findQuotation(list.join('\n'), list.slice(from, to + 1).join(' '))).toBeDefined();
      }),
    );
  });
});

test('a piece of a line in one row has no line break, and no space where its script has none', () => {
  expect(inOneRow('call it\n a day')).toBe('call it a day');
  expect(inOneRow('破釜\n沉舟')).toBe('破釜沉舟');
});
