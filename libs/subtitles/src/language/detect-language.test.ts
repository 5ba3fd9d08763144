import { describe, expect, test } from '@jest/globals';
import { contradicts } from './contradicts.ts';
import { detectLanguage } from './detect-language.ts';

const ENGLISH =
  'I told you that the train would be late. You never listen to me. What are we going to do now? There is a hotel on the other side of the street, but it looks closed. Let us ask the man at the counter, he must know when the next one leaves. ';
const FRENCH =
  "Je t'avais dit que le train serait en retard. Tu ne m'écoutes jamais. Qu'est-ce qu'on va faire maintenant ? Il y a un hôtel de l'autre côté de la rue, mais il a l'air fermé. Demandons à l'homme au guichet, il doit savoir quand part le prochain. ";
const RUSSIAN =
  'Я же говорила тебе, что поезд опоздает. Ты никогда меня не слушаешь. Что мы теперь будем делать? На другой стороне улицы есть гостиница, но она, кажется, закрыта. Давай спросим у человека в кассе. ';

describe('detectLanguage', () => {
  test.each([
    ['en', ENGLISH],
    ['fr', FRENCH],
    ['ru', RUSSIAN],
    ['ko', '그래서 내가 기차가 늦을 거라고 말했잖아. 넌 내 말을 절대 안 들어.'],
    ['ja', '電車が遅れるって言ったでしょう。あなたは私の話を全然聞かない。'],
    ['zh', '我告诉过你火车会晚点。你从来不听我说话。我们现在怎么办？'],
    ['zh', '我们用 Transformers 库里的 tokenizer 来处理这个句子'],
    ['el', 'Σου είπα ότι το τρένο θα αργήσει. Ποτέ δεν με ακούς.'],
  ])('finds %s', (language, text) => {
    expect(detectLanguage(text.length < 100 ? text : text.repeat(8))).toEqual({ language, isFirm: true });
  });

  test('is not firm about a few lines in a script of many languages', () => {
    expect(detectLanguage(ENGLISH)).toEqual({ language: 'en', isFirm: false });
  });

  test.each(['', 'OK.', 'Paris, 1954', '12:30 -- 99 %', 'Hello there, my friend.'])(
    'says nothing of %j',
    (text) => {
      expect(detectLanguage(text)).toBeUndefined();
    },
  );

  test('says nothing of a text that is half this, half that', () => {
    expect(detectLanguage(ENGLISH.repeat(6) + FRENCH.repeat(6))).toBeUndefined();
  });
});

test.each([
  ['en', 'ko', true],
  ['ko', 'ja', true],
  ['en', 'fr-CA', true],
  ['en', 'da', true],
  ['en', 'en-GB', false],
  ['zh', 'zh-Hant', false],
  ['ru', 'bg', false],
  ['es', 'pt-BR', false],
  ['sv', 'nb', false],
  ['sv', 'da', false],
  ['de', 'eo', false],
  ['en', 'no such tag!', false],
])('text in %s against the tag %s: contradiction %p', (found, declared, expected) => {
  expect(contradicts(found, declared)).toBe(expected);
});
