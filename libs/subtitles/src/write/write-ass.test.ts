import { describe, expect, test } from '@jest/globals';
import type { Cue } from '@langflix/contracts';
import { makeCue } from '@langflix/testing';
import fc from 'fast-check';
import { writeAss } from './write-ass.ts';
import type { AssOptions } from './write-ass.ts';

const WORD_JOINER = '\u2060';

function ass(cues: readonly Cue[], options: Partial<AssOptions> = {}): string {
  return writeAss({
    cues,
    startMs: 60_000,
    endMs: 80_000,
    width: 1920,
    height: 1080,
    fonts: { source: 'Noto Sans', translation: 'Noto Sans CJK KR' },
    ...options,
  });
}

interface Line {
  readonly start: string;
  readonly end: string;
  readonly style: string;
  readonly marginBottom: number;
  readonly text: string;
}

function dialogue(document: string): Line[] {
  return document
    .split('\n')
    .filter((line) => line.startsWith('Dialogue: '))
    .map((line) => {
      const [, start = '', end = '', style = '', , , , marginV, , ...text] = line.split(',');
      return { start, end, style, marginBottom: Number(marginV), text: text.join(',') };
    });
}

const texts = (document: string, style = 'Source'): string[] =>
  dialogue(document)
    .filter((line) => line.style === style)
    .map(({ text }) => text);

const field = (document: string, name: string): string | undefined =>
  document
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim();

/** What of an event text libass would show: overrides out, escapes and line breaks resolved. */
function shown(text: string): string {
  return text
    .replace(/(?<!\\)\{[^}]*\}/g, '')
    .replaceAll('\\N', '\n')
    .replaceAll(/\\([{}])/g, '$1')
    .replaceAll(WORD_JOINER, '')
    .replaceAll('\u200f', '');
}

describe('writeAss', () => {
  test('has the size of the video and one style per language', () => {
    const document = ass([makeCue()]);
    expect(field(document, 'PlayResX')).toBe('1920');
    expect(field(document, 'PlayResY')).toBe('1080');
    expect(document).toMatch(/^Style: Source,Noto Sans,\d+,/m);
    expect(document).toMatch(/^Style: Translation,Noto Sans CJK KR,\d+,/m);
  });

  test('shifts times to the clip and ends with it', () => {
    const cues = [
      makeCue({ index: 0, startMs: 59_000, endMs: 61_005 }),
      makeCue({ index: 1, startMs: 62_340, endMs: 63_999 }),
      makeCue({ index: 2, startMs: 79_000, endMs: 99_000 }),
      makeCue({ index: 3, startMs: 100_000, endMs: 101_000 }),
    ];
    const times = dialogue(ass(cues))
      .filter(({ style }) => style === 'Source')
      .map(({ start, end }) => [start, end]);
    expect(times).toEqual([
      ['0:00:00.00', '0:00:01.01'],
      ['0:00:02.34', '0:00:04.00'],
      ['0:00:19.00', '0:00:20.00'],
    ]);
  });

  test('puts the dialogue above its translation, however many lines that has', () => {
    const [short, long] = ['네.', '내일 시험은 걱정하지 마, 식은 죽 먹기일 거야.'].map((translation) => {
      const lines = dialogue(ass([makeCue({ translation })]));
      const margin = (style: string): number =>
        lines.find((line) => line.style === style)?.marginBottom ?? NaN;
      return margin('Source') - margin('Translation');
    });
    expect(short).toBeGreaterThan(0);
    expect(long).toBeGreaterThan(Number(short) * 1.7);
  });

  test.each([
    [1920, 1080],
    [640, 480],
    [1080, 1920],
  ])('fits lines and margins into %d x %d', (width, height) => {
    const document = ass([makeCue()], { width, height });
    const [, , size] = field(document, 'Style')?.split(',') ?? [];
    expect(Number(size)).toBeGreaterThanOrEqual(Math.min(width, height) * 0.05);
    // 34 letters of half an em at least; libass counts a font size of about 1.4 em in Noto.
    expect((34 * 0.5 * Number(size)) / 1.4).toBeLessThan(width * 0.95);
    for (const line of dialogue(document)) expect(line.marginBottom).toBeGreaterThanOrEqual(height * 0.05);
  });

  test('keeps clear of what players lay over the foot of upright video', () => {
    const document = ass([makeCue()], { width: 1080, height: 1920 });
    for (const line of dialogue(document)) expect(line.marginBottom).toBeGreaterThanOrEqual(1920 * 0.2);
  });

  test('draws letters as large in a font of high lines as in another', () => {
    const sizes = (lineHeightEm: number) =>
      ass([makeCue()], {
        fonts: { source: { family: 'A', lineHeightEm }, translation: { family: 'B', lineHeightEm: 1 } },
      })
        .split('\n')
        .filter((line) => line.startsWith('Style:'))
        .map((style) => Number(style.split(',')[2]));
    const [low = 0, high = 0] = [sizes(1.1)[0], sizes(2.2)[0]];
    expect(Math.abs(high - 2 * low)).toBeLessThanOrEqual(1);
    expect(sizes(2.2)[1]).toBe(sizes(1.1)[1]);
  });

  test('gives each line of a text from right to left its direction, though it begins with a Latin name', () => {
    const [translation = ''] = texts(
      ass([makeCue({ translation: 'NASA אמרה שלא ניסע, ואז אמרו לנו שכן, ואז שוב שלא ניסע לשם.' })]),
      'Translation',
    );
    const lines = translation.split('\\N');
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line.startsWith('\u200f')).toBe(true);
    expect(texts(ass([makeCue({ text: 'He said שלום to me.' })]))[0]).not.toContain('\u200f');
  });

  test('writes at most two lines a page and shows a long speech page by page', () => {
    const speech = 'This is a sentence of some length. '.repeat(8).trim();
    const lines = dialogue(ass([makeCue({ startMs: 60_000, endMs: 72_000, text: speech })]));
    const pages = lines.filter(({ style }) => style === 'Source');
    expect(pages.length).toBeGreaterThan(1);
    for (const { text } of pages) expect(text.split('\\N').length).toBeLessThanOrEqual(2);
    expect(pages.map(({ text }) => shown(text).replaceAll('\n', ' ')).join(' ')).toBe(speech);
    expect(pages.slice(1).map(({ start }) => start)).toEqual(pages.slice(0, -1).map(({ end }) => end));
    expect(pages.at(-1)?.end).toBe('0:00:12.00');
  });

  test('keeps a translation that several cues share on the screen once, from the first to the last', () => {
    const cues = [
      makeCue({ index: 0, startMs: 60_000, endMs: 62_000, translation: '말했을 거야' }),
      makeCue({ index: 1, startMs: 62_500, endMs: 64_000, translation: '' }),
      makeCue({ index: 2, startMs: 65_000, endMs: 66_000, translation: '응' }),
    ];
    expect(
      dialogue(ass(cues))
        .filter(({ style }) => style === 'Translation')
        .map(({ start, end, text }) => [start, end, text]),
    ).toEqual([
      ['0:00:00.00', '0:00:04.00', '말했을 거야'],
      ['0:00:05.00', '0:00:06.00', '응'],
    ]);
  });

  test('shows dialogue without a translation alone', () => {
    const cue = makeCue();
    delete cue.translation;
    expect(dialogue(ass([cue])).map(({ style }) => style)).toEqual(['Source']);
  });
});

describe('the highlight', () => {
  const ON = String.raw`{\c&H4FC8FF&\b1}`;
  const OFF = String.raw`{\c\b0}`;

  test('stands on the expression, in the translation too where it occurs there', () => {
    const cue = makeCue({ index: 4, text: "Let's Call it\na day!", translation: '오늘은 그만하자.' });
    const document = ass([cue], {
      highlight: { expression: 'call it a day', expressionTranslation: '그만하자', cue: 4 },
    });
    expect(texts(document)).toEqual([`Let's ${ON}Call it a day${OFF}!`]);
    expect(texts(document, 'Translation')).toEqual([`오늘은 ${ON}그만하자${OFF}.`]);
  });

  test('stands on each expression of a clip that teaches several, once where they overlap', () => {
    const cue = makeCue({
      index: 4,
      text: 'Call it a day and let it go.',
      translation: '그만하자, 그리고 잊어버려.',
    });
    const document = ass([cue], {
      highlight: [
        { expression: 'let it go', expressionTranslation: '잊어버려', cue: 4 },
        { expression: 'call it a day', expressionTranslation: '그만하자', cue: 4 },
        { expression: 'it go', cue: 4 },
      ],
    });
    expect(texts(document)).toEqual([`${ON}Call it a day${OFF} and ${ON}let it go${OFF}.`]);
    expect(texts(document, 'Translation')).toEqual([`${ON}그만하자${OFF}, 그리고 ${ON}잊어버려${OFF}.`]);
  });

  test('follows an expression into the next cue', () => {
    const cues = [
      makeCue({ index: 4, text: 'You have to get', translation: '잊어버려' }),
      makeCue({ index: 5, text: 'over it, friend.', translation: '' }),
    ];
    const document = ass(cues, { highlight: { expression: 'get over it', cue: 4 }, endMs: 90_000 });
    expect(texts(document)).toEqual([`You have to ${ON}get${OFF}`, `${ON}over it${OFF}, friend.`]);
  });

  test('prefers the cue it was found in', () => {
    const cues = [3, 4].map((index) => makeCue({ index, text: 'Get over it.' }));
    const document = ass(cues, { highlight: { expression: 'get over it', cue: 4 } });
    expect(texts(document)[0]).toBe('Get over it.');
    expect(texts(document)[1]).toContain(ON);
  });

  test('is left out when the expression is not there', () => {
    expect(ass([makeCue()], { highlight: { expression: 'no such words', cue: 0 } })).not.toContain('\\b1');
  });
});

describe('user text', () => {
  test('is shown literally', () => {
    const text = 'Back\\Nslash {\\an8}{\\b1}bold \\h C:\\new\\';
    expect(texts(ass([makeCue({ text })])).map(shown)).toEqual([text]);
  });

  test('never becomes an override, a line break or another event', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('\\', '{', '}', 'N', 'n', 'h', 'b1', '\n', '\r', ' ', 'x', ',', '字'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(nasty, nasty, fc.option(nasty, { nil: undefined }), (text, translation, expression) => {
        const cue = makeCue({ text, translation });
        const document = ass([cue], expression === undefined ? {} : { highlight: { expression, cue: 0 } });
        for (const line of document.split('\n').slice(13))
          expect(line).toMatch(/^(?:Dialogue: 0,|Format: |$)/);
        for (const [original, style] of [
          [text, 'Source'],
          [translation, 'Translation'],
        ] as const) {
          const found = texts(document, style);
          if (original.trim() === '') expect(found).toEqual([]);
          const letters = (value: string): string => value.replace(/\s/g, '');
          expect(letters(found.map(shown).join(''))).toBe(letters(original));
          for (const override of found.join('').match(/(?<!\\)\{[^}]*\}/g) ?? []) {
            expect(override).toMatch(/^\{\\(?:c&H4FC8FF&\\b1|c\\b0|fs\d+)\}$/);
          }
        }
      }),
    );
  });

  test('reaches no field of the style through a font name', () => {
    const document = ass([makeCue()], { fonts: { source: 'A,B\nStyle: x', translation: 'C' } });
    expect(document.split('\n').filter((line) => line.startsWith('Style:'))).toHaveLength(2);
    expect(document).toContain('Style: Source,A B Style: x,');
  });
});
