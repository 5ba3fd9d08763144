import { expect, test } from '@jest/globals';
import { isInScriptOf } from './language-script.ts';

test.each([
  ['ko', '포기하다'],
  ['ko', 'FBI가 왔어'],
  ['ja', '諦める'],
  ['ja', 'あきらめないでください、お願いします'],
  ['zh', '放弃'],
  ['zh-Hant', '我們再也不會放棄這個計畫了'],
  ['ru', 'сдаваться'],
  ['uk', 'здаватися'],
  ['ar', 'يستسلم'],
  ['fa', 'تسلیم شدن'],
  ['he', 'לוותר'],
  ['el', 'τα παρατάω'],
  ['th', 'ยอมแพ้'],
  ['hi', 'हार मानना'],
  ['es', 'rendirse'],
  ['vi', 'bỏ cuộc'],
  ['sr-Latn', 'odustati'],
  ['sr', 'одустати'],
  ['ko', '...'],
  ['fr', '100 %'],
])('%s is written as "%s"', (language, text) => {
  expect(isInScriptOf(language, text)).toBe(true);
});

test.each([
  ['ko', 'to give up'],
  ['es', '포기하다'],
  ['ja', 'to give up'],
  ['ja', '我们再也不会放弃这个计划了吧'],
  ['zh', 'あきらめないでね'],
  ['ru', 'to give up'],
  ['ar', 'сдаваться'],
  ['en', '放弃'],
])('%s is not written as "%s"', (language, text) => {
  expect(isInScriptOf(language, text)).toBe(false);
});
