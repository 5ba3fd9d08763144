import { describe, expect, test } from '@jest/globals';
import type { SpeechActivity } from '@langflix/contracts';
import { DIALOGUE, cuesFor, makeSpokenLines } from '@langflix/testing';
import { readSubtitle } from '../track/read-subtitle.ts';
import { prepareDialogue } from './prepare-dialogue.ts';
import type { ReadTrack } from './prepare-dialogue.ts';

const FILM_SEC = 180;
const LINES = makeSpokenLines(3, FILM_SEC);
const CUES = cuesFor(LINES, 3);
const speech: SpeechActivity = {
  sampled: [[0, FILM_SEC * 1000]],
  active: LINES.map(({ startSec, endSec }) => [Math.round(startSec * 1000), Math.round(endSec * 1000)]),
};
const filmMs = FILM_SEC * 1000;

/** The dialogue of the builders over the cues, `late` milliseconds too late. */
function trackOf(language: 'en' | 'ko', late = 0, text?: string): ReadTrack {
  const srt = CUES.map(({ startMs, endMs }, i) => {
    const line = DIALOGUE[i % DIALOGUE.length]?.[language === 'en' ? 0 : 1];
    return `${i + 1}\n${stamp(startMs + late)} --> ${stamp(endMs + late)}\n${text ?? line}\n`;
  });
  return { language, track: readSubtitle(Buffer.from(srt.join('\n')), { language }) };
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23).replace('.', ',');
}

describe('the dialogue of a film', () => {
  test('is moved to where people speak when it surely is off, and its translation with it', () => {
    const subtitles = trackOf('en', 30_000);
    for (const late of [0, 30_000]) {
      const translation = trackOf('ko', late);
      const dialogue = prepareDialogue({ subtitles, translation }, { filmMs, speech });
      expect(dialogue.subtitles.sync).toMatchObject({ applied: true, origin: 'found', rate: 1 });
      expect(Math.abs((dialogue.subtitles.sync?.offsetMs ?? 0) + 30_000)).toBeLessThan(300);
      expect(Math.abs((dialogue.cues[0]?.startMs ?? 0) - (CUES[0]?.startMs ?? 0))).toBeLessThan(300);
      expect(dialogue.alignment?.alignedShare).toBeGreaterThan(0.95);
    }
  });

  test('is left as it is when it is right, or the sound does not tell', () => {
    const subtitles = trackOf('en');
    const right = prepareDialogue({ subtitles }, { filmMs, speech });
    expect(right.subtitles.sync).toMatchObject({ applied: false, offsetMs: 0, rate: 1 });
    expect(right.cues).toEqual(subtitles.track.cues);
    const silent = prepareDialogue({ subtitles }, { filmMs, speech: { ...speech, active: [] } });
    expect(silent.cues).toEqual(subtitles.track.cues);
    expect(silent.subtitles.sync?.applied).not.toBe(true);
    expect(prepareDialogue({ subtitles }, {}).subtitles.sync).toBeUndefined();
  });

  test('is moved by hand against all evidence, with both tracks', () => {
    const tracks = { subtitles: trackOf('en'), translation: trackOf('ko') };
    const dialogue = prepareDialogue(tracks, { filmMs, speech, offsetSec: 2.5 });
    const sync = { offsetMs: 2500, rate: 1, applied: true, origin: 'given', confidence: 1 };
    expect(dialogue.subtitles.sync).toEqual(sync);
    expect(dialogue.translation?.sync).toEqual(sync);
    expect(dialogue.cues[0]?.startMs).toBe((CUES[0]?.startMs ?? 0) + 2500);
    expect(dialogue.alignment?.alignedShare).toBeGreaterThan(0.95);
  });

  test('takes what there is of a translation that hardly pairs, and says so', () => {
    const whole = trackOf('ko');
    const scarce = { ...whole, track: { ...whole.track, cues: whole.track.cues.slice(0, 3) } };
    const dialogue = prepareDialogue({ subtitles: trackOf('en'), translation: scarce }, { filmMs });
    expect(dialogue.translation?.grade).toBe('usable');
    const [first] = dialogue.translation?.findings ?? [];
    expect(first).toMatchObject({
      code: 'few_pairs',
      message: expect.stringMatching(/^Only \d+ % of the lines/),
    });
    const usual = prepareDialogue({ subtitles: trackOf('en'), translation: whole }, { filmMs });
    expect(usual.translation?.findings?.map(({ code }) => code) ?? []).not.toContain('few_pairs');
  });

  test('goes on without a translation that is refused, and says so', () => {
    const nothingSaid = trackOf('ko', 0, '[문이 닫힌다]');
    const dialogue = prepareDialogue({ subtitles: trackOf('en'), translation: nothingSaid }, { filmMs });
    expect(dialogue.alignment).toBeUndefined();
    expect(dialogue.translation?.grade).toBe('refuse');
    expect(dialogue.translation?.findings?.at(-1)).toMatchObject({ code: 'left_out' });
    expect(dialogue.cues.every(({ translation }) => translation === undefined)).toBe(true);
  });
});
