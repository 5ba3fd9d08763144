import { describe, expect, test } from '@jest/globals';
import { cleanCues } from './clean-cues.ts';

/** Text of a single cue after cleaning; undefined when nothing is said. */
function clean(text: string): string | undefined {
  return cleanCues([{ startMs: 0, endMs: 1000, text }])[0]?.text;
}

describe('cleanCues', () => {
  test.each([
    ['<i>Hello</i> <font color="#ff0">there</font>.', 'Hello there.'],
    ['{\\an8}Up {\\i1}here{\\i0}.', 'Up here.'],
    ['<v Ann Lee>Hello.', 'Hello.'],
    ['<c.loud>Hello</c> <00:00:01.500>there.', 'Hello there.'],
    ['<ruby>漢字<rt>かんじ</rt></ruby>だ', '漢字だ'],
    ['One<br>two\\Nthree', 'One\ntwo\nthree'],
    ['Tom &amp; Ann &lt;3 &#39;now&#39;', "Tom & Ann <3 'now'"],
    ['I\u00a0said \u200e\u202bno\u202c.', 'I said no.'],
    ['cafe\u0301', 'café'],
    ['Use the <title> element', 'Use the <title> element'],
    ['this \\n character', 'this \\n character'],
    ['Hello <i', 'Hello'],
  ])('takes markup out of %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test.each([
    ['(sighs) Fine.', 'Fine.'],
    ['Fine. (sighs)', 'Fine.'],
    ['[door slams] Who is there?', 'Who is there?'],
    ['（ため息）もういい', 'もういい'],
    ['【음악】그래', '그래'],
    ['- [laughs]\n- Stop it.', 'Stop it.'],
    ['*sighs*\nFine.', 'Fine.'],
    ['The file (if there is one) is closed.', 'The file (if there is one) is closed.'],
    ["print ('ALL DONE') here", "print ('ALL DONE') here"],
    ['the item x[i] of list [1]', 'the item x[i] of list [1]'],
  ])('takes sounds and no speech out of %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test.each([
    ['JOHN: Hello.', 'Hello.'],
    ["MRS. O'NEIL: Hello.", 'Hello.'],
    ['MAN #2: Run!', 'Run!'],
    ['JOHN (V.O.): Hello.', 'Hello.'],
    ['Woman 1: Hello.', 'Hello.'],
    ['- ANN: Hi.\n- BOB: Hello.', '- Hi.\n- Hello.'],
    ['>> Hello.', 'Hello.'],
    ['PS: I love you.', 'PS: I love you.'],
    ['12:30 is too late.', '12:30 is too late.'],
    ['WARNING: keep out.', 'WARNING: keep out.'],
    ['Remember: be nice.', 'Remember: be nice.'],
    ['BBC:news', 'BBC:news'],
  ])('takes the name of the speaker and nothing else out of %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test.each([
    ['♪ La la la ♪', undefined],
    ['♪ First line\nsecond line ♪', undefined],
    ['♪\nLa la\n♪\nWho sings?', 'Who sings?'],
    ['♪ La la', undefined],
    ['Love you ♪', 'Love you'],
    ['# La la la #', undefined],
    ['We are #1!', 'We are #1!'],
  ])('drops songs, not speech, in %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test.each([
    ['- Hi. - Hello.', '- Hi.\n- Hello.'],
    ['-Hi.\n-Hello.', '- Hi.\n- Hello.'],
    ['– Salut. – Bonjour.', '- Salut.\n- Bonjour.'],
    ['- So, you came.', 'So, you came.'],
    ['Why?\n- Now!', 'Why?\n- Now!'],
    ['-- and then', '-- and then'],
    ['-5 degrees', '-5 degrees'],
    ['Well-known - and loved.', 'Well-known - and loved.'],
  ])('keeps speakers apart in %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test.each(['...', '-', '[music]', '', '?!', ' \n '])('drops %j, in which nothing is said', (text) => {
    expect(clean(text)).toBeUndefined();
  });

  test('sorts by time and numbers from zero', () => {
    const cues = cleanCues([
      { startMs: 2000, endMs: 3000, text: 'B' },
      { startMs: 0, endMs: 500, text: '[noise]' },
      { startMs: 1000, endMs: 2000, text: 'A' },
    ]);
    expect(cues).toEqual([
      { index: 0, startMs: 1000, endMs: 2000, text: 'A' },
      { index: 1, startMs: 2000, endMs: 3000, text: 'B' },
    ]);
  });
});

describe('rolling captions', () => {
  const roll = [
    ['one two', 0, 1000],
    ['one two\nthree four', 1000, 2000],
    ['three four', 2000, 2010],
    ['three four\nfive six', 2010, 3000],
    ['five six', 3000, 3010],
  ] as const;

  test('show each line once', () => {
    const cues = cleanCues(roll.map(([text, startMs, endMs]) => ({ text, startMs, endMs })));
    expect(cues.map(({ text, startMs, endMs }) => [text, startMs, endMs])).toEqual([
      ['one two', 0, 1000],
      ['three four', 1000, 2010],
      ['five six', 2010, 3010],
    ]);
  });

  test('are told from people who say a thing twice', () => {
    const said = [
      'Is it you?',
      'No.',
      'No.',
      'I said no.',
      'Who then?',
      'Nobody.',
      'Go.',
      'Why?',
      'Because.',
    ];
    const lines = [...said, ...said, ...said];
    const cues = cleanCues(lines.map((text, i) => ({ text, startMs: i * 1000, endMs: i * 1000 + 1000 })));
    expect(cues.map(({ text }) => text)).toEqual(lines);
  });
});
