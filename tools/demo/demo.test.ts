import { describe, expect, test } from '@jest/globals';
import { SCENES } from './dialogue.ts';
import type { Moment } from './dialogue.ts';
import { assColor, assDocument, drawn } from './picture/ass-document.ts';
import { action, backdrop } from './picture/scene-picture.ts';
import { SAMPLE_RATE, durationSec, fromPcm16, level, loudness, mixInto, toPcm16 } from './sound/samples.ts';
import { playTrumpet } from './sound/trumpet.ts';
import { srtTime, writeSrt } from './srt.ts';
import { layOut } from './timeline.ts';
import type { TimedScene } from './timeline.ts';

const moments = SCENES.flatMap((scene) => scene.moments);

function aTone(seconds: number, amplitude = 0.2): Float32Array {
  return Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, n) => amplitude * Math.sin(n / 20));
}

function spokenFor(seconds: number): readonly TimedScene[] {
  const sound = aTone(seconds);
  return layOut(
    SCENES,
    moments.map(() => sound),
  );
}

describe('the dialogue', () => {
  test('has about forty lines, each with a Korean one', () => {
    expect(moments.length).toBeGreaterThanOrEqual(40);
    for (const { english, korean } of moments) {
      expect(english).toMatch(/^[ -~]+$/);
      expect(korean).toMatch(/\p{Script=Hangul}/u);
    }
  });

  test('never says a line twice', () => {
    expect(new Set(moments.map(({ english }) => english)).size).toBe(moments.length);
    expect(new Set(moments.map(({ korean }) => korean)).size).toBe(moments.length);
  });

  test('lets only the cast of a scene speak', () => {
    const strangers = SCENES.flatMap(({ cast, moments }) =>
      moments.filter((moment) => 'who' in moment && !cast.includes(moment.who)),
    );
    expect(strangers).toEqual([]);
  });
});

describe('the timeline', () => {
  test('leaves a pause of more than 2.5 s between scenes and a short one between lines', () => {
    const times = spokenFor(2).flatMap(({ offsetSec, moments }, scene) =>
      moments.map(({ startSec, endSec }) => ({
        scene,
        start: offsetSec + startSec,
        end: offsetSec + endSec,
      })),
    );
    const pauses = times.slice(1).map(({ start, scene }, index) => ({
      changes: scene !== times[index]?.scene,
      seconds: start - (times[index]?.end ?? 0),
    }));
    for (const { changes, seconds } of pauses) expect(seconds > 2.5).toBe(changes);
  });

  test('gives every line the time that it takes to say', () => {
    const [first] = spokenFor(2)[0]?.moments ?? [];
    expect((first?.endSec ?? 0) - (first?.startSec ?? 0)).toBeCloseTo(2);
  });

  test('makes scenes of whole seconds that follow each other', () => {
    let clock = 0;
    for (const scene of spokenFor(1.37)) {
      expect(scene.offsetSec).toBe(clock);
      expect(Number.isInteger(scene.durationSec)).toBe(true);
      clock += scene.durationSec;
    }
  });
});

describe('the subtitle files', () => {
  test('number the cues, in two lines where one would be too long', () => {
    const srt = writeSrt(spokenFor(2), ({ english }: Moment) => english);
    const blocks = srt.trimEnd().split('\n\n');

    expect(blocks).toHaveLength(moments.length);
    expect(blocks[0]).toBe("1\n00:00:04,000 --> 00:00:06,000\nBen, wake up. We've run\nout of coffee again.");
  });

  test('write times as SRT does', () => {
    expect(srtTime(3_725.0426)).toBe('01:02:05,043');
  });
});

describe('the sound', () => {
  test('survives the way through 16 bits', () => {
    const tone = aTone(0.1);
    expect(fromPcm16(toPcm16(tone))[100]).toBeCloseTo(tone[100] ?? 0, 3);
  });

  test('is cut to what can be heard and brought to one level', () => {
    const padded = new Float32Array(3 * SAMPLE_RATE);
    mixInto(padded, aTone(1, 0.6), 1);
    const levelled = level(padded, 0.09);

    expect(durationSec(levelled)).toBeCloseTo(1, 1);
    expect(loudness(levelled, 1)[0]).toBeCloseTo(0.09, 2);
  });

  test('of the trumpet stays within range', () => {
    const loudest = playTrumpet('birthday tune').reduce(
      (most, sample) => Math.max(most, Math.abs(sample)),
      0,
    );
    expect(loudest).toBeGreaterThan(0.1);
    expect(loudest).toBeLessThan(0.5);
  });
});

describe('the picture', () => {
  test('is drawn for every scene', () => {
    for (const scene of spokenFor(2)) {
      expect(backdrop(scene)).toContain('\\p1');
      expect(action(scene).match(/^Dialogue: /gm)?.length).toBeGreaterThan(300);
      expect(action(scene) + backdrop(scene)).not.toMatch(/NaN|undefined/);
    }
  });

  test('never shows the dialogue, which LangFlix burns in', () => {
    const shown = spokenFor(2).map(action).join('');
    for (const { english, korean } of moments) {
      expect(shown).not.toContain(english);
      expect(shown).not.toContain(korean);
    }
  });

  test('writes colours in the order of ASS and leaves out what has no length', () => {
    expect(assColor('#102030')).toBe('&H302010&');
    const span = { startSec: 1, endSec: 1, layer: 0 };
    expect(assDocument(drawn([{ color: '#000000', path: 'm 0 0' }], span))).not.toContain('Dialogue:');
  });
});
