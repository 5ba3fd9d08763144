import { describe, expect, test } from '@jest/globals';
import { cleanTrack } from './clean-track.ts';

const track = (texts: readonly string[]): { startMs: number; endMs: number; text: string }[] =>
  texts.map((text, i) => ({ startMs: i * 3000, endMs: i * 3000 + 2500, text }));

const texts = (raw: readonly string[], options = {}): string[] =>
  cleanTrack(track(raw), options).cues.map(({ text }) => text);

const TALK = [
  'Where were you?',
  'At home, I think.',
  'You think?',
  'I was asleep.',
  'Since when?',
  'Since noon.',
];

describe('cleanTrack', () => {
  test('says what it left out and why', () => {
    const raw = [
      '[door slams]',
      '<i>Who is there?</i>',
      '♪ La la la ♪',
      ' ',
      'caf\ufffd',
      '(sighs) Me.',
      ...TALK,
    ];
    const { cues, nonDialogue } = cleanTrack(track(raw));
    expect(cues.map(({ text }) => text)).toEqual(['Who is there?', 'Me.', ...TALK]);
    expect(nonDialogue).toEqual({ sound: 1, music: 1, empty: 1, destroyed_text: 1 });
  });

  test('passes on no text that was destroyed', () => {
    expect(texts(['It is raining.', 'cafÃ© au lait', 'a \ufffd\ufffd b', 'Still.'])).toEqual([
      'It is raining.',
      'Still.',
    ]);
  });

  test('takes nothing of a megabyte for a line', () => {
    expect(cleanTrack(track(['Hello.', 'a '.repeat(500_000)]))).toMatchObject({
      cues: [{ text: 'Hello.' }],
      nonDialogue: { too_long: 1 },
    });
  });

  test('keeps a song that goes on in the next cue out, and a happy voice in', () => {
    expect(texts(['♪ Row, row', 'row your boat ♪', 'Stop it.'])).toEqual(['Stop it.']);
    expect(texts(['Love you ♪', 'Me too.'])).toEqual(['Love you', 'Me too.']);
    expect(texts(['♪ La la\n- Quiet!', 'What?'])).toEqual(['Quiet!', 'What?']);
    expect(texts(['¶ La la ¶', 'What?'])).toEqual(['What?']);
  });

  test('does not take shouting for a sound', () => {
    expect(texts(['STOP RIGHT THERE', 'GET OUT!', 'WHAT?'])).toEqual([
      'STOP RIGHT THERE',
      'GET OUT!',
      'WHAT?',
    ]);
  });
});

describe('advertisements', () => {
  test.each([
    'Downloaded from www.example.org',
    'Subtitles by Somebody',
    'Synced & corrected by somebody\nwww.example.org',
    'Support us and become VIP member\nto remove all ads from www.OpenSubtitles.org',
    'Translated by: A. Nother',
    'Sous-titres par Quelqu’un',
    'Untertitel von Irgendwem',
    'Субтитры сделал Некто',
    '자막 제작: 아무개',
    '字幕组：某某',
  ])('%j goes at the start of a film', (text) => {
    expect(texts([text, ...TALK])).toEqual(TALK);
    expect(texts([...TALK, text])).toEqual(TALK);
  });

  test.each([
    'www.pythonforeverybody.com.',
    'This poem was translated by my mother.',
    'Subtitles are hard to read.',
    'I downloaded it from a friend.',
    'Legends say that it rained.',
  ])('%j is said by somebody', (text) => {
    expect(texts([text, ...TALK])).toContain(text);
  });

  test('what looks like a credit in the middle of a film stays, with an address it goes', () => {
    const inside = (text: string): string[] => texts([...TALK, text, ...TALK]);
    expect(inside('Translation: nobody cares.')).toHaveLength(13);
    expect(inside('Subtitles by www.example.org')).toHaveLength(12);
  });
});

describe('two languages in one cue', () => {
  const both = TALK.map((line, i) => `${'一二三四五六'[i] ?? ''}我在家里想你，Transformer\n${line}`);

  test('are taken apart by script, each way round', () => {
    const chinese = cleanTrack(track(both), { language: 'zh-CN', translationLanguage: 'en' });
    expect(chinese.cues[0]).toMatchObject({
      text: '一我在家里想你，Transformer',
      translation: 'Where were you?',
    });
    const english = cleanTrack(track(both), { language: 'en', translationLanguage: 'zh' });
    expect(english.cues[0]).toMatchObject({
      text: 'Where were you?',
      translation: '一我在家里想你，Transformer',
    });
  });

  test('a line in a language that nobody learns is left out', () => {
    const { cues } = cleanTrack(track(both), { language: 'en', translationLanguage: 'ko' });
    expect(cues[0]).toEqual({ index: 0, startMs: 0, endMs: 2500, text: 'Where were you?' });
  });

  test('a cue in the other language alone stays as it is', () => {
    expect(texts([...both, 'OK, bye.'], { language: 'zh' }).at(-1)).toBe('OK, bye.');
  });

  test('a foreign word now and then makes no track bilingual', () => {
    const raw = [...TALK, ...TALK, 'He said\n안녕 to me.'];
    expect(texts(raw, { language: 'en' })).toEqual(raw);
  });

  test('are taken apart by place where the script is one', () => {
    const english = 'I told you that the train would be late and you never listen to me at all';
    const french = "Je t'avais dit que le train serait en retard et tu ne m'écoutes vraiment jamais";
    const raw = Array.from({ length: 12 }, () => `${english}\n${french}`);
    const { cues } = cleanTrack(
      raw.map((text, i) => ({ startMs: i * 5000, endMs: i * 5000 + 3000, text })),
      { language: 'fr', translationLanguage: 'en' },
    );
    expect(cues[0]).toMatchObject({ text: french, translation: english });
  });

  test('speakers who answer each other in one cue stay together', () => {
    const raw = TALK.map((line) => `- ${line}\n- ${line}`);
    expect(texts(raw, { language: 'en' })).toEqual(raw);
  });
});
