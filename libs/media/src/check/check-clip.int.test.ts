import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeVideo, temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder, VideoOptions } from '@langflix/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probeMedia } from '../probe/probe-media.ts';
import { renderClip } from '../render/render-clip.ts';
import { checkClip } from './check-clip.ts';
import type { ClipExpectation } from './clip-expectation.ts';

let folder: TemporaryFolder;
let film: NonNullable<ClipExpectation['film']>;
beforeAll(async () => {
  folder = await temporaryFolder();
  film = await aFilm({});
});
afterAll(() => folder[Symbol.asyncDispose]());

let made = 0;
async function aFilm(options: Partial<VideoOptions>): Promise<typeof film> {
  const input = await makeVideo({ path: join(folder.path, `${++made}.mp4`), ...options });
  return {
    input,
    source: await probeMedia(input, { uri: `file://${input}`, fingerprint: 'f' }),
    startSec: 0,
  };
}

/** What the check says of a file that was ordered to be as a generated film is unless told otherwise. */
async function verdict(options: Partial<VideoOptions>, expected: Partial<ClipExpectation> = {}) {
  const { input } = await aFilm(options);
  return check(input, expected);
}

function check(path: string, expected: Partial<ClipExpectation> = {}) {
  const size = { width: 192, height: 108 };
  return checkClip(path, { durationSec: 2, fps: 24, hasAudio: true, size, film, ...expected }).then(
    (checked) => checked,
    (error: Error) => error.message,
  );
}

const BLACK_SECOND = ['-vf', "geq=lum='if(lt(T,1.1),16,lum(X,Y))':cb='if(lt(T,1.1),128,cb(X,Y))':cr=128"];
const STILL_SECOND = ['-vf', 'tpad=start_mode=clone:start_duration=1.1,trim=end=2'];
const loud = ['sin(2*PI*997*t)', 'sin(2*PI*997*t)'];

describe('a clip that is as ordered', () => {
  test('passes, with its figures', async () => {
    expect(await verdict({})).toEqual({
      ...{ durationSec: 2, sizeBytes: expect.any(Number), width: 192, height: 108, soundStartSec: 0 },
      sound: { integratedLufs: expect.any(Number), truePeakDbtp: expect.any(Number) },
      asInFilm: [],
    });
  });

  test('may be silent when the film has no sound', async () => {
    const silent = await aFilm({ audio: [] });
    expect(await check(silent.input, { hasAudio: false, film: silent })).not.toHaveProperty('sound');
  });

  test.each([
    ['black', { extra: BLACK_SECOND }],
    ['frozen', { extra: STILL_SECOND }],
    ['silent', { audio: [{ expressions: ['0', '0'] }] }],
  ])('may be %s where the film is', async (oddity, options) => {
    const odd = await aFilm(options);
    expect(await check(odd.input, { film: odd })).toMatchObject({ asInFilm: [oddity] });
  });
});

describe('a clip is refused', () => {
  test.each<[string, Partial<VideoOptions>, Partial<ClipExpectation>, RegExp]>([
    ['that is too short', { durationSec: 1.9 }, {}, /length: the picture lasts 1\.9.* instead of 2 s; /],
    ['without its sound', { audio: [] }, {}, /streams: 0 sound streams instead of 1/],
    ['of another size', { width: 180 }, {}, /size: 180x108 instead of 192x108/],
    ['of another rate', { fps: 25 }, {}, /rate: 25 frames per second instead of 24/],
    ['of other pixels', { pixelFormat: 'yuv444p' }, {}, /picture: pixels are yuv444p/],
    ['that is not square', { sampleAspectRatio: '4/3' }, {}, /picture: pixels of 4:3/],
    ['whose sound is mono', { audio: [{ channels: 1 }] }, {}, /sound: 1 channels at 48000 Hz/],
    ['whose sound starts late', { audioDelaySec: 0.06 }, {}, /sync: the sound starts \d+ ms after/],
    ['without its caption tracks', {}, { softCaptions: 2 }, /captions: 0 caption tracks instead of 2/],
    ['that begins black', { extra: BLACK_SECOND }, {}, /black: the first second is black/],
    ['that begins frozen', { extra: STILL_SECOND }, {}, /frozen: the first second stands still/],
    ['that is silent', { audio: [{ expressions: ['0', '0'] }] }, {}, /silent: nothing is heard/],
    ['that is too loud', { audio: [{ expressions: loud }] }, {}, /true_peak: the true peak is 0?/],
  ])('%s', async (_what, options, expected, message) => {
    expect(await verdict(options, expected)).toMatch(message);
  });

  test('whose captions are not in the picture, and taken with them', async () => {
    const burntCaptions = join(folder.path, 'captions.ass');
    await writeFile(burntCaptions, ASS);
    const cut = async (assPath?: string) => {
      const outputPath = join(folder.path, `${++made}.out.mp4`);
      await renderClip({
        ...{ ...film, window: { startSec: 0, endSec: 2 }, outputPath, ...(assPath ? { assPath } : {}) },
        ...{ encoder: { name: 'libx264' }, preset: 'ultrafast', crf: 18, threads: 1 },
      });
      return check(outputPath, { burntCaptions });
    };
    expect(await cut()).toMatch(/text: the captions are not in the picture/);
    expect(await cut(burntCaptions)).toMatchObject({ textContrast: expect.any(Number) });
  });
});

const ASS = `[Script Info]
ScriptType: v4.00+
PlayResX: 192
PlayResY: 108

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, Outline, Alignment
Style: Default,sans-serif,24,&H00FFFFFF,&H00101010,2,2

[Events]
Format: Layer, Start, End, Style, Text
Dialogue: 0,0:00:00.20,0:00:01.50,Default,Hello there
`;
