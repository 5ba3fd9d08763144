import { describe, expect, test } from '@jest/globals';
import { parseDataLine, parseIndexLine } from './lines.ts';
import { openWordNet } from './wordnet.ts';

describe('a line of WordNet', () => {
  test('of an index gives the senses, commonest first, and how many are tagged', () => {
    const line = 'give_up v 3 3 @ ~ $ 3 2 02308311 02232523 01085437  ';
    expect(parseIndexLine(line)).toEqual({
      lemma: 'give_up',
      offsets: [2308311, 2232523, 1085437],
      taggedSenses: 2,
    });
  });

  test('of the data gives the words and the definition without examples', () => {
    const line =
      '00000001 32 v 02 blurt_out 0 let_loose(p) 1 001 @ 00000002 v 0000 | (informal) utter impulsively; "He blurted out"';
    expect(parseDataLine(line)).toEqual({ words: ['blurt out', 'let loose'], gloss: 'utter impulsively' });
  });
});

describe('the installed WordNet', () => {
  const wordNet = openWordNet();

  test.each(['able', 'blurt_out', 'zoom_along', 'give_up', "'s_gravenhage"])(
    'finds "%s" or not, quickly',
    async (lemma) => {
      const line = (await wordNet.find('verb', lemma)) ?? (await wordNet.find('adj', lemma));
      expect(line?.lemma ?? lemma).toBe(lemma);
    },
  );

  test('finds the first and the last lemma of a file, and nothing that is not there', async () => {
    const all = await wordNet.multiWord('adv', () => true);
    for (const { lemma } of [all[0], all[350], all.at(-1)].filter((line) => line !== undefined)) {
      expect((await wordNet.find('adv', lemma))?.lemma).toBe(lemma);
    }
    expect(await wordNet.find('adv', 'aaaa_nothing')).toBeUndefined();
    expect(await wordNet.find('adv', 'zzzz_nothing')).toBeUndefined();
  });

  test('explains a sense at its offset', async () => {
    const line = await wordNet.find('verb', 'wolf_down');
    expect(await wordNet.sense({ file: 'verb', offset: line?.offsets[0] ?? 0 })).toMatchObject({
      gloss: 'eat hastily',
    });
  });
});
