/**
 * Short films made by ffmpeg, with their frame number written as a barcode along the top edge, so that a test can
 * say exactly which frames a clip holds.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { pictureCodecOptions } from './generated-codecs.ts';
import type { PictureCodec } from './generated-codecs.ts';
import { soundOf } from './generated-sound.ts';
import type { AudioTrack } from './generated-sound.ts';

export type { AudioTrack, PictureCodec };

const execute = promisify(execFile);

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
  /** Default by container: VP9 in WebM, MPEG-4 part 2 in AVI, else H.264. */
  readonly codec?: PictureCodec;
  /** ffmpeg's names of how brightness and colour are coded. Default: not said. */
  readonly colour?: { readonly primaries: string; readonly transfer: string; readonly matrix: string };
  /** Each frame holds two fields, the upper first: barcodes of two numbers in turn, which count fields. */
  readonly interlaced?: boolean;
  /** For a tenth of a second from then on the picture is white under its barcode and each track beeps; silent otherwise. */
  readonly flashAtSec?: number;
  /** In the place of a moving picture under the barcode: one grey, 0 black to 1 white of the coded range. */
  readonly grey?: number;
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
export const BITS = 16;
/** The barcode is this fraction of the picture's height. */
export const BAR_HEIGHT = 1 / 10;

/** Makes a film and returns its path. A few tenths of a second of work per second of film. */
export async function makeVideo(options: VideoOptions): Promise<string> {
  const { path, durationSec = 2, width = 192, height = 108, fps = 24, audio = [{}] } = options;
  const rate = options.interlaced ? fps * 2 : fps;
  const picture = `testsrc2=s=${width}x${height}:r=${rate}:d=${durationSec}`;
  const sounds = audio.flatMap((track) => [
    ...(options.audioDelaySec === undefined ? [] : ['-itsoffset', String(options.audioDelaySec)]),
    ...['-f', 'lavfi', '-i', soundOf(track, options)],
  ]);
  await execute('ffmpeg', [
    ...['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', picture, ...sounds, '-map', '0:v'],
    ...['-vf', pictureFilters(options), '-fps_mode', options.variableFrameRate ? 'passthrough' : 'cfr'],
    ...pictureCodecOptions(extname(path), options),
    ...['-g', String(options.keyframeInterval ?? Math.round(fps * 2)), '-threads', '1'],
    ...audio.flatMap((track, index) => soundOptions(track, index)),
    ...(options.startSec ? ['-output_ts_offset', String(options.startSec), '-avoid_negative_ts', '0'] : []),
    ...(options.extra ?? []),
    path,
  ]);
  if (options.rotation) await writeFile(path, rotated(await readFile(path), options.rotation));
  return path;
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
  const { width = 192, height = 108, grey, flashAtSec: flash } = options;
  const bit = `255*mod(floor(N/pow(2,floor(${BITS}*X/W))),2)`;
  const inFlash = flash === undefined ? '0' : `between(T,${flash - 0.001},${flash + 0.099})`;
  const level = (bar: string | number, lit: string | number, picture: string | number): string =>
    `'if(lt(Y,H*${BAR_HEIGHT}),${bar},if(${inFlash},${lit},${picture}))'`;
  const colour = (plane: string): string => level(128, 128, grey === undefined ? `${plane}(X,Y)` : 128);
  const brightness = level(bit, 255, grey === undefined ? 'lum(X,Y)' : Math.round(16 + 219 * grey));
  return [
    // testsrc2 makes even sizes only.
    `scale=${width}:${height},setsar=1,format=yuv444p`,
    `geq=lum=${brightness}:cb=${colour('cb')}:cr=${colour('cr')}`,
    ...(options.interlaced ? ['tinterlace=mode=interleave_top'] : []),
    ...(options.variableFrameRate ? ["select='not(eq(mod(n,5),1)+eq(mod(n,5),2))'"] : []),
    `format=${options.pixelFormat ?? 'yuv420p'}`,
    ...(options.sampleAspectRatio ? [`setsar=${options.sampleAspectRatio}`] : []),
  ].join(',');
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
