/**
 * Short films made by ffmpeg, with their frame number written as a barcode along the top edge, so that a test can
 * say exactly which frames a clip holds.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** One sound track: a sine tone. */
export interface AudioTrack {
  /** As the container stores it, e.g. `eng`. */
  readonly language?: string;
  readonly title?: string;
  /** Hertz. Default 440. */
  readonly frequency?: number;
  /** Default 2. */
  readonly channels?: 1 | 2 | 6;
  /** ffmpeg's names, e.g. `default`, `comment`. Default: `default` for the first track, none for the others. */
  readonly disposition?: string;
}

export interface VideoOptions {
  /** The extension decides the container. */
  readonly path: string;
  /** Default 2. */
  readonly durationSec?: number;
  /** Default 192 x 108. */
  readonly width?: number;
  readonly height?: number;
  /** Default 24. */
  readonly fps?: number;
  /** Default one stereo track; [] makes a silent film. */
  readonly audio?: readonly AudioTrack[];
  /** Leaves out two of every five frames, unevenly; frame numbers still count at `fps`. */
  readonly variableFrameRate?: boolean;
  /** Timestamp of the first frame; MPEG-TS and Matroska keep it. Default 0. */
  readonly startSec?: number;
  /** Silence before the sound track begins. Default 0. */
  readonly audioDelaySec?: number;
  /** Width of a pixel by its height, e.g. `16/11`. */
  readonly sampleAspectRatio?: string;
  /** Degrees clockwise that a player turns the picture; MP4 only. */
  readonly rotation?: 90 | 180 | 270;
  /** Default `yuv420p`. */
  readonly pixelFormat?: string;
  /** Frames between keyframes. Default 2 s worth. */
  readonly keyframeInterval?: number;
  /** Further output options of ffmpeg. */
  readonly extra?: readonly string[];
}

/** Bits of the barcode: frame numbers below 65,536. */
const BITS = 16;
/** The barcode is this fraction of the picture's height. */
const BAR_HEIGHT = 1 / 10;

/** Makes a film and returns its path. A few tenths of a second of work per second of film. */
export async function makeVideo(options: VideoOptions): Promise<string> {
  const { path, durationSec = 2, width = 192, height = 108, fps = 24, audio = [{}] } = options;
  const picture = `testsrc2=s=${width}x${height}:r=${fps}:d=${durationSec}`;
  const sounds = audio.flatMap((track) => [
    ...(options.audioDelaySec === undefined ? [] : ['-itsoffset', String(options.audioDelaySec)]),
    ...['-f', 'lavfi', '-i', soundOf(track, durationSec - (options.audioDelaySec ?? 0))],
  ]);
  await execute('ffmpeg', [
    ...['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', picture, ...sounds, '-map', '0:v'],
    ...['-vf', pictureFilters(options), '-fps_mode', 'passthrough'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-g', String(options.keyframeInterval ?? Math.round(fps * 2)), '-threads', '1'],
    ...audio.flatMap((track, index) => soundOptions(track, index)),
    ...(options.startSec ? ['-output_ts_offset', String(options.startSec), '-avoid_negative_ts', '0'] : []),
    ...(options.extra ?? []),
    path,
  ]);
  if (options.rotation) await writeFile(path, rotated(await readFile(path), options.rotation));
  return path;
}

/** The frame numbers that a film shows, in order, as its barcode says. */
export async function readFrameNumbers(path: string): Promise<readonly number[]> {
  const bar = `crop=iw:ih*${BAR_HEIGHT / 2}:0:0,scale=${BITS}:1:flags=area,format=gray`;
  const { stdout } = await execute(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-i', path, '-map', '0:v:0', '-vf', bar],
      ...['-fps_mode', 'passthrough', '-f', 'rawvideo', '-'],
    ],
    { encoding: 'buffer', maxBuffer: BITS * 2 ** BITS },
  );
  return Array.from({ length: stdout.length / BITS }, (_, frame) =>
    stdout
      .subarray(frame * BITS, (frame + 1) * BITS)
      .reduce((number, level, bit) => number + (level > 127 ? 2 ** bit : 0), 0),
  );
}

/** An MP4 with the display matrix of its first track set; ffmpeg's own option for it differs between versions. */
function rotated(mp4: Buffer, degrees: 90 | 180 | 270): Buffer {
  const matrixOffset = mp4.indexOf('tkhd') + 44;
  const one = 1 << 16;
  const [a, b] = { 90: [0, one], 180: [-one, 0], 270: [0, -one] }[degrees] as [number, number];
  [a, b, 0, -b, a, 0, 0, 0, 1 << 30].forEach((value, i) => mp4.writeInt32BE(value, matrixOffset + i * 4));
  return mp4;
}

function pictureFilters(options: VideoOptions): string {
  const { width = 192, height = 108 } = options;
  const inBar = `lt(Y,H*${BAR_HEIGHT})`;
  const bit = `255*mod(floor(N/pow(2,floor(${BITS}*X/W))),2)`;
  return [
    // testsrc2 makes even sizes only.
    `scale=${width}:${height},setsar=1,format=yuv444p`,
    `geq=lum='if(${inBar},${bit},lum(X,Y))':cb='if(${inBar},128,cb(X,Y))':cr='if(${inBar},128,cr(X,Y))'`,
    ...(options.variableFrameRate ? ["select='not(eq(mod(n,5),1)+eq(mod(n,5),2))'"] : []),
    `format=${options.pixelFormat ?? 'yuv420p'}`,
    ...(options.sampleAspectRatio ? [`setsar=${options.sampleAspectRatio}`] : []),
  ].join(',');
}

function soundOf({ frequency = 440, channels = 2 }: AudioTrack, durationSec: number): string {
  const gains = Array.from({ length: channels }, (_, channel) => `c${channel}=c0`).join('|');
  const layout = { 1: 'mono', 2: 'stereo', 6: '5.1' }[channels];
  return `sine=f=${frequency}:r=48000:d=${durationSec},pan=${layout}|${gains}`;
}

function soundOptions(track: AudioTrack, index: number): readonly string[] {
  return [
    ...[
      '-map',
      `${index + 1}:a`,
      `-disposition:a:${index}`,
      track.disposition ?? (index === 0 ? 'default' : '0'),
    ],
    ...(track.language ? [`-metadata:s:a:${index}`, `language=${track.language}`] : []),
    ...(track.title ? [`-metadata:s:a:${index}`, `title=${track.title}`] : []),
  ];
}
