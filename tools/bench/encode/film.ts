import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface BarcodeFilm {
  readonly path: string;
  readonly durationSec: number;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Leaves out two of every five frames; the numbers of the others stay. */
  readonly variableFrameRate?: boolean;
  /** Timestamp of the first frame. */
  readonly startSec?: number;
}

/** Seconds between keyframes: what x264 does by default at 24 frames per second. */
const KEYFRAME_EVERY_SEC = 10;
/** The same top edge that `readFrameNumbers` of libs/testing reads. */
const BAR_HEIGHT = 1 / 10;
const BITS = 16;

/**
 * A film with its frame number as a barcode along the top edge, speech-like bursts of sound and a moving test picture.
 * Unlike `makeVideo` of libs/testing it draws the barcode sixteen pixels wide and scales it up: twenty minutes of 720p are
 * made in about two.
 */
export async function makeBarcodeFilm(film: BarcodeFilm): Promise<BarcodeFilm> {
  const { width, height, fps, durationSec } = film;
  const bar = 2 * Math.round((height * BAR_HEIGHT) / 2);
  const bySound = soundOf(film.path);
  const graph = [
    `testsrc2=s=${width}x${height}:r=${fps}:d=${durationSec},format=yuv420p[picture]`,
    `color=black:s=${BITS}x2:r=${fps}:d=${durationSec},format=gray,` +
      `geq=lum='255*mod(floor(N/pow(2,X)),2)',scale=${width}:${bar}:flags=neighbor,format=yuv420p[bar]`,
    `[picture][bar]overlay=0:0:format=yuv420${film.variableFrameRate ? ",select='not(eq(mod(n,5),1)+eq(mod(n,5),2))'" : ''}[v]`,
    `sine=f=220:r=48000:d=${durationSec},volume='0.4*gt(mod(t,5),1)':eval=frame,pan=stereo|c0=c0|c1=c0${bySound.frames}[a]`,
  ].join(';');
  await execute('ffmpeg', [
    ...['-nostdin', '-v', 'error', '-y', '-filter_complex', graph, '-map', '[v]', '-map', '[a]'],
    ...['-fps_mode', 'passthrough', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '18'],
    ...['-g', String(fps * KEYFRAME_EVERY_SEC), '-c:a', bySound.codec, '-metadata:s:a:0', 'language=eng'],
    ...(film.startSec ? ['-output_ts_offset', String(film.startSec), '-avoid_negative_ts', '0'] : []),
    film.path,
  ]);
  return film;
}

/**
 * AAC begins with silence before 0, and Matroska and MPEG-TS then move the picture by half a frame: what is shown at the moment
 * of a cut would be open to argument. These two codecs begin at 0.
 */
function soundOf(path: string): { readonly codec: string; readonly frames: string } {
  // Its encoder does not cut the sound into frames by itself.
  if (path.endsWith('.ts')) return { codec: 'mp2', frames: ',asetnsamples=n=1152:p=0' };
  return { codec: path.endsWith('.mkv') ? 'flac' : 'aac', frames: '' };
}
