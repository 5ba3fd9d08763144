import { describe, expect, test } from '@jest/globals';
import type { SubtitleSync } from '@langflix/contracts';
import { readSubtitle } from '../track/read-subtitle.ts';
import { gradeTrack } from './grade-track.ts';
import type { TrackReport, TrackToGrade } from './grade-track.ts';

const TALK = [
  'Where were you last night?',
  'I was at home, as I told you before.',
  'Then why did nobody answer the door?',
  'We were in the garden with the children.',
  'You should have left a note for me.',
];

interface Plan {
  readonly lines?: readonly string[];
  readonly count?: number;
  readonly everyMs?: number;
  readonly lengthMs?: number;
}

function srt({ lines = TALK, count = 60, everyMs = 4000, lengthMs = 3000 }: Plan): string {
  const cue = (_: unknown, i: number): string =>
    `${i + 1}\n${stamp(i * everyMs)} --> ${stamp(i * everyMs + lengthMs)}\n${lines[i % lines.length] ?? ''}\n`;
  return Array.from({ length: count }, cue).join('\n');
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23).replace('.', ',');
}

function grade(plan: Plan | string, facts: Omit<TrackToGrade, 'track'> = {}): TrackReport {
  const text = typeof plan === 'string' ? plan : srt(plan);
  const language = facts.declaredLanguage;
  return gradeTrack({
    track: readSubtitle(Buffer.from(text), language === undefined ? {} : { language }),
    ...facts,
  });
}

const codes = ({ findings }: TrackReport): string[] => (findings ?? []).map(({ code }) => code);

describe('gradeTrack', () => {
  test('finds a sound track good and reports its figures', () => {
    expect(grade({}, { declaredLanguage: 'en', filmMs: 245_000 })).toEqual({
      format: 'srt',
      encoding: 'utf-8',
      cues: 60,
      repairs: {},
      firstStartMs: 0,
      lastEndMs: 239_000,
      grade: 'good',
      findings: [],
      overlaps: 0,
      readingSpeed: 9.3,
      nonDialogueShare: 0,
      languageFound: 'en',
      coverage: 0.976,
    });
  });

  test.each<[string, Plan, Omit<TrackToGrade, 'track'>]>([
    ['wrong_language', {}, { declaredLanguage: 'fr' }],
    ['wrong_language', { lines: ['그래서 어디에 있었어요? 집에 있었어요.'] }, { declaredLanguage: 'en' }],
    ['no_dialogue', { lines: ['[door slams]', '♪ la ♪'] }, {}],
    ['chapters', { lines: ['Prologue', 'The Machine'], count: 8, everyMs: 90_000, lengthMs: 90_000 }, {}],
    [
      'descriptions',
      { lines: ['Two people stand on a small bridge.', 'A man walks past.'], count: 30, everyMs: 9000 },
      { declaredLanguage: 'en' },
    ],
    [
      'few_cues',
      { lines: ['青い丸型の内部にある。'], count: 3, everyMs: 30_000 },
      { declaredLanguage: 'ja' },
    ],
    ['destroyed_text', { lines: [...TALK, 'What \ufffd\ufffd?', 'I \ufffd you.'] }, {}],
    ['longer_than_film', {}, { filmMs: 120_000 }],
    ['too_fast', { lengthMs: 300 }, {}],
  ])('refuses a track for %s', (code, plan, facts) => {
    const report = grade(plan, facts);
    expect(report.grade).toBe('refuse');
    expect(codes(report)[0]).toBe(code);
  });

  test.each<[string, Plan | string, Omit<TrackToGrade, 'track'>]>([
    ['destroyed_text', { lines: [...TALK, ...TALK, 'What \ufffd\ufffd?'] }, {}],
    ['mostly_non_dialogue', { lines: [TALK[0] ?? '', '[rain]', '[wind]'] }, {}],
    ['beyond_film', {}, { filmMs: 232_000 }],
    ['covers_little', {}, { filmMs: 600_000 }],
    ['many_overlaps', { lengthMs: 4500 }, {}],
    ['too_fast', { lengthMs: 800 }, {}],
    ['mended_times', srt({}).replace(/--> 00:0[01]/g, '--> 00:00:00,000\n#'), {}],
    ['assumed_frame_rate', TALK.map((line, i) => `{${i * 100}}{${i * 100 + 80}}${line}`).join('\n'), {}],
    ['few_cues', { count: 5 }, {}],
  ])('finds a track with %s usable', (code, plan, facts) => {
    const report = grade(plan, facts);
    expect(codes(report)).toContain(code);
    expect(report.grade).toBe('usable');
  });

  test('takes a narrator who says neither "I" nor "you" for a speaker', () => {
    expect(
      grade(
        { lines: ['The river rises in spring.', 'Then the fish come back.'] },
        { declaredLanguage: 'en' },
      ),
    ).toMatchObject({
      grade: 'good',
    });
  });

  test('puts the worst finding first, with what to do', () => {
    const report = grade({ lengthMs: 4500 }, { declaredLanguage: 'ko' });
    expect(codes(report)).toEqual(['wrong_language', 'many_overlaps']);
    expect(report.findings?.[0]?.message).toBe(
      'The text looks like English, not Korean. Supply the track in Korean, or give its language.',
    );
  });

  test('suspects a frame rate where the track outlasts the film by as much', () => {
    expect(grade({}, { filmMs: 231_000 }).findings?.[0]?.message).toContain('fewer frames a second');
    expect(grade({}, { filmMs: 215_000 }).findings?.[0]?.message).toContain('another copy');
  });

  test('does not judge a language by a few lines', () => {
    expect(grade({ count: 9 }, { declaredLanguage: 'fr' })).toMatchObject({
      grade: 'usable',
      findings: [{ code: 'language_doubtful' }],
    });
  });

  test.each<[string, Partial<SubtitleSync>, string]>([
    ['times_corrected', { applied: true, confidence: 0.8 }, 'good'],
    ['times_suspected', { confidence: 0.4 }, 'usable'],
    ['times_uneven', { confidence: 0.8 }, 'usable'],
  ])('tells of a correction: %s', (code, part, verdict) => {
    const sync: SubtitleSync = {
      offsetMs: -30_000,
      rate: 25 / 24,
      confidence: 0.4,
      applied: false,
      origin: 'found',
      ...part,
    };
    const report = grade({}, { sync });
    expect(report).toMatchObject({ grade: verdict, sync, findings: [{ code }] });
    expect(report.findings?.[0]?.message).toContain('-30.0 s at 1.0417 times the speed');
  });

  test.each<Partial<SubtitleSync>>([
    { origin: 'given', applied: true },
    { offsetMs: 0, rate: 1 },
    { confidence: 0.1 },
  ])('has nothing to say of a correction that is none, noise, or the wish of somebody: %j', (part) => {
    const sync: SubtitleSync = {
      offsetMs: 5000,
      rate: 1,
      confidence: 0.9,
      applied: false,
      origin: 'found',
      ...part,
    };
    expect(grade({}, { sync }).findings).toEqual([]);
  });
});
