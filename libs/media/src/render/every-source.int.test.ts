import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  makeVideo,
  readBrightness,
  readFlashAndBeep,
  readFrameNumbers,
  temporaryFolder,
} from '@langflix/testing';
import type { TemporaryFolder, VideoOptions } from '@langflix/testing';
import { join } from 'node:path';
import { checkClip } from '../check/check-clip.ts';
import { ffprobe } from '../probe/ffprobe.ts';
import { outputRate } from '../probe/frame-rate.ts';
import { probeMedia } from '../probe/probe-media.ts';
import { renderClip } from './render-clip.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

interface Source extends Partial<VideoOptions> {
  readonly container?: string;
  /** Frame numbers of the clip; default: those of second 1.0 to 2.0. */
  readonly frames?: readonly number[] | 'any';
  readonly size?: readonly [number, number];
  readonly clipFps?: number;
  readonly hasSound?: boolean;
}

const BT2020 = { primaries: 'bt2020', matrix: 'bt2020nc' };
const HDR: Source = { codec: 'hevc', pixelFormat: 'yuv420p10le' };
const numbers = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);

const SOURCES: readonly (readonly [string, Source])[] = [
  ['MP4', {}],
  ['Matroska', { container: 'mkv' }],
  ['QuickTime', { container: 'mov' }],
  ['AVI', { container: 'avi', extra: ['-c:a', 'pcm_s16le'] }],
  ['WebM', { container: 'webm' }],
  ['a transport stream that starts at 5 s', { container: 'ts', startSec: 5 }],
  ['MPEG-2 in a program stream', { container: 'mpg', codec: 'mpeg2' }],
  ['10-bit HEVC', { codec: 'hevc', pixelFormat: 'yuv420p10le' }],
  ['HDR10', { ...HDR, colour: { ...BT2020, transfer: 'smpte2084' } }],
  ['HLG', { ...HDR, colour: { ...BT2020, transfer: 'arib-std-b67' } }],
  ['interlaced H.264', { interlaced: true, fps: 25, frames: numbers(50, 98, 2), clipFps: 25 }],
  [
    'interlaced MPEG-2',
    { interlaced: true, codec: 'mpeg2', container: 'mpg', fps: 25, frames: numbers(50, 98, 2), clipFps: 25 },
  ],
  [
    'a variable rate',
    { variableFrameRate: true, flashAtSec: 35 / 24, frames: 'any', clipFps: 24_000 / 1001 },
  ],
  ['anamorphic 16:9', { width: 180, height: 144, sampleAspectRatio: '64/45', size: [256, 144] }],
  ['4:3', { width: 192, height: 144 }],
  ['odd sizes', { width: 193, height: 109, pixelFormat: 'yuv444p', size: [192, 108] }],
  ['a turned picture', { rotation: 90, size: [108, 192], frames: 'any' }],
  ['sound that begins late', { audioDelaySec: 0.7, container: 'mkv' }],
  ['mono', { audio: [{ channels: 1 }] }],
  ['5.1', { audio: [{ channels: 6 }], container: 'mkv' }],
  ['7.1', { audio: [{ channels: 8 }], container: 'mkv' }],
  ['no sound', { audio: [], hasSound: false }],
];

async function filmOf(source: Source) {
  const { container = 'mp4', ...video } = source;
  const path = join(folder.path, `film.${container}`);
  const input = await makeVideo({ durationSec: 3, flashAtSec: 1.5, ...video, path });
  return {
    input,
    source: await probeMedia(input, { uri: `file://${input}`, fingerprint: 'f', language: 'en' }),
  };
}

/** Second 1.0 to 2.0 of a film. */
async function clipOf(film: Awaited<ReturnType<typeof filmOf>>): Promise<string> {
  const outputPath = join(folder.path, 'clip.mp4');
  await renderClip({
    ...{ ...film, window: { startSec: 1, endSec: 2 }, outputPath, encoder: { name: 'libx264' } },
    ...{ preset: 'ultrafast', crf: 18, threads: 1 },
  });
  return outputPath;
}

describe('a clip of', () => {
  test.each(SOURCES)('%s', async (_what, source) => {
    const { size = [source.width ?? 192, source.height ?? 108], clipFps = 24, hasSound = true } = source;
    const film = await filmOf(source);
    const clip = await clipOf(film);
    const { numerator, denominator } = outputRate(film.source.video);
    expect(numerator / denominator).toBe(clipFps);
    const frames = await readFrameNumbers(clip);
    if (source.frames !== 'any') expect(frames).toEqual(source.frames ?? numbers(24, 47));
    const [width, height] = size;
    await checkClip(clip, {
      ...{ durationSec: frames.length / clipFps, fps: clipFps, hasAudio: hasSound },
      ...{ size: { width, height }, film: { ...film, startSec: 1 } },
    });
    if (!hasSound) return;
    const { flashSec = NaN, beepSec = NaN } = await readFlashAndBeep(clip, clipFps);
    expect(Math.abs(flashSec - (source.flashAtSec ?? 1.5) + 1)).toBeLessThan(1 / clipFps);
    expect(Math.abs(beepSec - flashSec)).toBeLessThan(0.02);
  });
});

describe('the brightness of an HDR film', () => {
  // Codes of reference white (203 nits) and of a grey card (26 nits) by ITU-R BT.2408.
  test.each([
    ['HDR10', 'smpte2084', 0.581, 0.38],
    ['HLG', 'arib-std-b67', 0.75, 0.38],
  ])('comes out as in an SDR film: %s', async (_what, transfer, white, grey) => {
    const brightness = async (level: number): Promise<number> => {
      const film = await filmOf({ ...HDR, colour: { ...BT2020, transfer }, grey: level, flashAtSec: 9 });
      const clip = await clipOf(film);
      const file = await ffprobe(clip);
      const bt709 = { color_space: 'bt709', color_transfer: 'bt709', color_primaries: 'bt709' };
      expect('refused' in file ? file : file.streams[0]).toMatchObject(bt709);
      return (await readBrightness(clip))[12] ?? 0;
    };
    // On the curve of BT.709 a grey card of 18 % is at 0.41 of 255; white keeps room for lights above it.
    expect(Math.abs((await brightness(grey)) - 105)).toBeLessThan(12);
    expect(Math.abs((await brightness(white)) - 217)).toBeLessThan(12);
  });
});
