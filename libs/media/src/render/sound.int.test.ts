import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeVideo, readSound, temporaryFolder } from '@langflix/testing';
import type { AudioTrack, TemporaryFolder } from '@langflix/testing';
import { join } from 'node:path';
import { checkClip } from '../check/check-clip.ts';
import { measureSound } from '../measure/measure-sound.ts';
import { probeMedia } from '../probe/probe-media.ts';
import { CEILING_DBTP, levelFor } from './level-sound.ts';
import type { Level } from './level-sound.ts';
import { renderClip } from './render-clip.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

let made = 0;
async function aFilm(track: AudioTrack, durationSec: number) {
  const path = join(folder.path, `${++made}.mkv`);
  // Lossless: what is measured is the mix and not the film's coding.
  const extra = ['-c:a', 'flac'];
  const input = await makeVideo({ path, durationSec, width: 32, height: 32, fps: 12, audio: [track], extra });
  return { input, source: await probeMedia(input, { uri: `file://${input}`, fingerprint: 'f' }) };
}
type Film = Awaited<ReturnType<typeof aFilm>>;

interface Cut extends Level {
  readonly startSec?: number;
  readonly endSec?: number;
  readonly truePeakLimitDbtp?: number;
}

async function clipOf(film: Film, { startSec = 0, endSec = 2, truePeakLimitDbtp = -1, ...level }: Cut) {
  const outputPath = join(folder.path, `${++made}.out.mp4`);
  const window = { startSec, endSec };
  await renderClip({
    ...{ ...film, window, outputPath, ...level, encoder: { name: 'libx264' } },
    ...{ preset: 'ultrafast', crf: 30, threads: 1 },
  });
  const expected = { durationSec: endSec - startSec, fps: 12, hasAudio: true };
  const { sound } = await checkClip(outputPath, { ...expected, truePeakLimitDbtp });
  return { outputPath, ...sound };
}

const tone = (amplitude: number, hertz = 997): string => `${amplitude}*sin(2*PI*${hertz}*t)`;

describe('the loudness of an episode', () => {
  test('is -16 LUFS, and its quiet scenes stay quieter than its loud ones', async () => {
    const scene = `${tone(1)}*if(lt(t\\,6)\\,0.02\\,0.08)`;
    const film = await aFilm({ expressions: [scene, scene] }, 12);
    const { loudness } = await measureSound(film);
    const { gainDb } = levelFor({ loudness });
    const whole = await clipOf(film, { endSec: 12, gainDb });
    expect(Math.abs((whole.integratedLufs ?? 0) + 16)).toBeLessThan(1);
    const quiet = await clipOf(film, { endSec: 5, gainDb });
    const loud = await clipOf(film, { startSec: 7, endSec: 12, gainDb });
    expect((loud.integratedLufs ?? 0) - (quiet.integratedLufs ?? 0)).toBeCloseTo(12, 0);
  });

  test('never takes the true peak of a clip above -1 dBTP: noise that AAC makes higher fits at the second try', async () => {
    const shots = `(2*random(0)-1)*exp(-12*mod(t\\,0.5))*0.5+${tone(0.02)}`;
    const film = await aFilm({ expressions: [shots, shots] }, 4);
    const cut = { endSec: 4, gainDb: 12 };
    await expect(clipOf(film, cut)).rejects.toThrow('true_peak: the true peak is -0.');
    const first = await clipOf(film, { ...cut, truePeakLimitDbtp: Infinity });
    const overDb = (first.truePeakDbtp ?? 0) + 1;
    const { truePeakDbtp } = await clipOf(film, { ...cut, ceilingDb: CEILING_DBTP - overDb - 0.5 });
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
  });
});

describe('the channels of a clip', () => {
  /** Amplitude of a tone, by correlation. */
  function amplitude(samples: Float32Array, hertz: number): number {
    const [from, to] = [Math.round(samples.length * 0.25), Math.round(samples.length * 0.75)];
    let [sine, cosine] = [0, 0];
    for (let at = from; at < to; at += 1) {
      const angle = (2 * Math.PI * hertz * at) / 48_000;
      sine += (samples[at] ?? 0) * Math.sin(angle);
      cosine += (samples[at] ?? 0) * Math.cos(angle);
    }
    return (2 * Math.hypot(sine, cosine)) / (to - from);
  }

  test.each([
    ['5.1', ['500', '1500', '997', '50', '2500', '3500']],
    ['7.1', ['500', '1500', '997', '50', '2500', '3500', '4500', '5500']],
  ])('keep the dialogue of %s above the rest, in the middle', async (_what, hertz) => {
    const expressions = hertz.map((frequency) => tone(0.3, Number(frequency)));
    const { outputPath } = await clipOf(await aFilm({ expressions }, 2), {});
    const [left, right] = [await readSound(outputPath, 0), await readSound(outputPath, 1)];
    const dialogue = amplitude(left, 997);
    expect(amplitude(right, 997)).toBeCloseTo(dialogue, 2);
    expect(amplitude(left, 500)).toBeLessThanOrEqual(dialogue * 1.02);
    expect(amplitude(left, 2500)).toBeLessThan(dialogue * 0.6);
    expect(amplitude(left, 1500)).toBeLessThan(dialogue * 0.05);
    expect(amplitude(left, 50)).toBeLessThan(dialogue * 0.05);
  });

  test('are both heard from mono, as loud as it was', async () => {
    const { outputPath } = await clipOf(await aFilm({ expressions: [tone(0.3)] }, 2), {});
    for (const channel of [0, 1] as const) {
      expect(amplitude(await readSound(outputPath, channel), 997)).toBeCloseTo(0.3, 1);
    }
  });

  test('begin and end without a click', async () => {
    const { outputPath } = await clipOf(await aFilm({ expressions: [tone(0.3), tone(0.3)] }, 3), {
      startSec: 0.5,
    });
    const samples = await readSound(outputPath, 0);
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.02);
    expect(Math.abs(samples[1.5 * 48_000 - 1] ?? 1)).toBeLessThan(0.02);
  });
});
