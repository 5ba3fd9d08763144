import { describe, expect, test } from '@jest/globals';
import { parseSubtitle } from './parse-subtitle.ts';

const HEAD = `[Script Info]
Title: Corner Shop

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Sans,40

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`;
const event = (text: string, style = 'Default', kind = 'Dialogue'): string =>
  `${kind}: 0,0:00:01.50,0:00:03.00,${style},,0,0,0,,${text}\n`;
const read = (events: string): ReturnType<typeof parseSubtitle> => parseSubtitle(HEAD + events);
const texts = (events: string): string[] => read(events).cues.map(({ text }) => text);

describe('parseSubtitle reads ASS and SSA', () => {
  test('with commas in the text, overrides and line breaks', () => {
    const parsed = read(event('{\\an8\\i1}Well,{\\i0} yes,\\Nof course.\\hReally.'));
    const cue = { startMs: 1500, endMs: 3000, text: 'Well, yes,\nof course. Really.' };
    expect(parsed).toEqual({ format: 'ass', cues: [cue], repairs: {} });
  });

  test('with the fields in the order that the file names', () => {
    const ssa = `[Events]\nFormat: Marked, Style, End, Start, Text\nDialogue: Marked=0,Default,0:00:02.00,0:00:01.00,One, two\n`;
    expect(parseSubtitle(ssa).cues).toEqual([{ startMs: 1000, endMs: 2000, text: 'One, two' }]);
  });

  test('without comments', () => {
    expect(texts(event('Not shown', 'Default', 'Comment') + event('Shown'))).toEqual(['Shown']);
  });

  test('without drawings and karaoke, counted', () => {
    const parsed = read(event('{\\p1}m 0 0 l 10 10{\\p0}') + event('{\\k20}la{\\kf30}la') + event('Hello'));
    expect(parsed.cues.map(({ text }) => text)).toEqual(['Hello']);
    expect(parsed.repairs).toEqual({ not_spoken: 2 });
    expect(texts(event('A {\\p2}m 1 1{\\p0}word {\\pos(10,20)}here'))).toEqual(['A word here']);
  });

  test('without signs and songs, unless every line is one', () => {
    const signs = event('POLICE', 'Signs') + event('La la', 'OP - Romaji');
    expect(texts(signs + event('Hello', 'Default Top'))).toEqual(['Hello']);
    expect(texts(event('Hello', 'Credits'))).toEqual(['Hello']);
    expect(texts(event('Hello', 'Operator') + event('Yes?', 'Edward'))).toEqual(['Hello', 'Yes?']);
  });

  test('with a line on several layers once', () => {
    const { cues, repairs } = read(event('{\\blur4}Glow') + event('Glow'));
    expect(cues).toHaveLength(1);
    expect(repairs).toEqual({ repeated_cue: 1 });
  });

  test('and leaves a line out whose times cannot be read', () => {
    const { cues, repairs } = read(event('Hello') + 'Dialogue: 0,soon,later,Default,,0,0,0,,Lost\n');
    expect(cues).toHaveLength(1);
    expect(repairs).toEqual({ unreadable_time: 1 });
  });
});
