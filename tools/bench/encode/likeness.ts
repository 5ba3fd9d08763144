import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EncodedClip } from '@langflix/contracts';
import { fromFileUri } from '@langflix/storage';

const execute = promisify(execFile);

/** Part of the picture above the captions. */
const ABOVE_TEXT = 0.6;

/** Structural similarity (SSIM, luma and chroma, 0 to 1) of a clip to its part of the film, above the captions. */
export async function likeness(film: string, clip: EncodedClip): Promise<number> {
  const crop = `crop=iw:ih*${ABOVE_TEXT}:0:0,setpts=PTS-STARTPTS`;
  const { stderr } = await execute('ffmpeg', [
    ...['-nostdin', '-hide_banner', '-i', fromFileUri(clip.videoUri)],
    ...['-ss', String(clip.startSec), '-t', String(clip.durationSec), '-i', film],
    ...['-lavfi', `[0:v]${crop}[a];[1:v]${crop}[b];[a][b]ssim=shortest=1`, '-an', '-f', 'null', '-'],
  ]);
  return Number(/All:([\d.]+)/.exec(stderr)?.[1] ?? NaN);
}
