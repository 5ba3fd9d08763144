import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeVideo, temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder, VideoOptions } from '@langflix/testing';
import { join } from 'node:path';
import { probeMedia } from '../probe/probe-media.ts';
import { measureSound } from './measure-sound.ts';
import type { SoundRequest } from './measure-sound.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

let made = 0;
async function measure(options: Partial<VideoOptions>, request: Partial<SoundRequest> = {}) {
  const input = await makeVideo({ path: join(folder.path, `${++made}.mkv`), durationSec: 6, ...options });
  const source = await probeMedia(input, { uri: `file://${input}`, fingerprint: 'f', language: 'en' });
  return measureSound({ input, source, ...request });
}

/** A tone of 997 Hz on both channels measures as many LUFS as its amplitude has decibels; silent from 2 to 3 s. */
const tone = (amplitude: number) => {
  const channel = `${amplitude}*sin(2*PI*997*t)*not(between(t\\,2\\,3))`;
  return { expressions: [channel, channel] };
};

describe('measuring the sound of a film', () => {
  test('finds its loudness, its true peak and its silences', async () => {
    const { loudness, silences } = await measure({ audio: [tone(0.1)] });
    expect(loudness?.integratedLufs).toBeCloseTo(-20, 0);
    // The coder's ripples at the edges of the pause come on top.
    expect(Math.abs((loudness?.truePeakDbtp ?? 0) + 20)).toBeLessThan(1.5);
    expect(silences).toEqual([[expect.closeTo(2000, -2), 3000]]);
  });

  test('hears the track that clips get', async () => {
    const audio = [
      { ...tone(0.01), language: 'kor' },
      { ...tone(0.1), language: 'eng' },
    ];
    const { loudness } = await measure({ audio });
    expect(loudness?.integratedLufs).toBeCloseTo(-20, 0);
  });

  test('counts time as cues do, from the start of the film', async () => {
    const { silences } = await measure({ audio: [tone(0.1)], startSec: 7, audioDelaySec: 1 });
    expect(silences.map((edges) => edges.map((ms) => Math.round(ms / 100)))).toEqual([
      [0, 10],
      [30, 40],
    ]);
  });

  test('finds nothing but silence where there is no sound, or none that is heard', async () => {
    expect(await measure({ audio: [] })).toEqual({ silences: [] });
    const { loudness, silences } = await measure({ audio: [tone(0)] });
    expect(loudness).toEqual({ integratedLufs: null, rangeLu: 0, truePeakDbtp: null });
    expect(silences).toEqual([[0, expect.closeTo(6000, -2)]]);
  });

  test('tells how far it is, and stops when told to', async () => {
    const controller = new AbortController();
    const shares: number[] = [];
    const onProgress = (share: number): void => {
      shares.push(share);
      controller.abort(new Error('stop'));
    };
    const measuring = measure(
      { durationSec: 70, width: 32, height: 32, fps: 1 },
      { signal: controller.signal, onProgress },
    );
    await expect(measuring).rejects.toThrow('stop');
    expect(shares[0]).toBeCloseTo(60 / 70, 1);
  });

  test('fails with the name of the film when its sound is gone', async () => {
    const input = await makeVideo({ path: join(folder.path, 'gone.mkv') });
    const source = await probeMedia(input, { uri: 'file:///film.mkv', fingerprint: 'f' });
    await expect(measureSound({ input: `${input}.not`, source })).rejects.toMatchObject({
      code: 'sound_unreadable',
      message: expect.stringMatching(/^the sound of file:\/\/\/film.mkv cannot be decoded \(.*No such file/),
    });
  });
});
