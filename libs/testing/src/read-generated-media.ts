import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BAR_HEIGHT, BITS } from './generated-media.ts';

const execute = promisify(execFile);
const SAMPLE_RATE = 48_000;

/** The frame numbers that a film shows, in order, as its barcode says. */
export async function readFrameNumbers(path: string): Promise<readonly number[]> {
  const bar = `crop=iw:ih*${BAR_HEIGHT / 2}:0:0,scale=${BITS}:1:flags=area,format=gray`;
  const bars = await readPicture(path, bar);
  return Array.from({ length: bars.length / BITS }, (_, frame) =>
    bars
      .subarray(frame * BITS, (frame + 1) * BITS)
      .reduce((number, level, bit) => number + (level > 127 ? 2 ** bit : 0), 0),
  );
}

/** Brightness of the picture under the barcode, 0 to 255, frame by frame. */
export async function readBrightness(path: string): Promise<readonly number[]> {
  const rest = `crop=iw:ih*${0.98 - BAR_HEIGHT}:0:ih*${BAR_HEIGHT + 0.02},scale=1:1:flags=area,format=gray`;
  return [...(await readPicture(path, rest))];
}

async function readPicture(path: string, filters: string): Promise<Buffer> {
  const { stdout } = await execute(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-i', path, '-map', '0:v:0', '-vf', filters],
      ...['-fps_mode', 'passthrough', '-f', 'rawvideo', '-'],
    ],
    { encoding: 'buffer', maxBuffer: BITS * 2 ** BITS },
  );
  return stdout;
}

/** Samples of one channel at 48 kHz, -1 to 1. */
export async function readSound(path: string, channel: 0 | 1 = 0): Promise<Float32Array> {
  const { stdout } = await execute(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-i', path, '-map', '0:a:0', '-af', `pan=mono|c0=c${channel}`],
      ...['-ar', String(SAMPLE_RATE), '-f', 'f32le', '-'],
    ],
    { encoding: 'buffer', maxBuffer: 4 * SAMPLE_RATE * 600 },
  );
  return new Float32Array(new Uint8Array(stdout).buffer);
}

/** Seconds from a film's start to the flash and the beep that `flashAtSec` put there; undefined where there is none. */
export async function readFlashAndBeep(
  path: string,
  fps: number,
): Promise<{ readonly flashSec: number | undefined; readonly beepSec: number | undefined }> {
  const flash = (await readBrightness(path)).findIndex((level) => level > 220);
  const beep = (await readSound(path)).findIndex((sample) => Math.abs(sample) > 0.05);
  return {
    flashSec: flash === -1 ? undefined : flash / fps,
    beepSec: beep === -1 ? undefined : beep / SAMPLE_RATE,
  };
}
