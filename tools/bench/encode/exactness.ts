import { fromFileUri } from '@langflix/storage';
import { readFrameNumbers } from '@langflix/testing';
import type { EncodedClip } from '@langflix/contracts';
import type { Figure } from '../bench.ts';
import type { BarcodeFilm } from './film.ts';

/**
 * How many of the clips begin and end with the frame that was asked for. A frame that the film leaves out (variable rate)
 * is stood in for by the one shown at that moment: the latest before it.
 */
export async function exactness(
  what: string,
  film: BarcodeFilm,
  clips: readonly EncodedClip[],
): Promise<Figure> {
  let exact = 0;
  for (const { videoUri, startSec, endSec } of clips) {
    const numbers = await readFrameNumbers(fromFileUri(videoUri));
    const first = shownAt(film, Math.round(startSec * film.fps));
    const last = shownAt(film, Math.round(endSec * film.fps) - 1);
    if (numbers[0] === first && numbers.at(-1) === last) exact += 1;
  }
  return {
    name: `clips with exact first and last frame, ${what}, of ${clips.length}`,
    value: exact,
    unit: '',
    bound: { atLeast: clips.length },
  };
}

function shownAt({ variableFrameRate = false }: BarcodeFilm, frame: number): number {
  const isLeftOut = (candidate: number): boolean => [1, 2].includes(candidate % 5);
  let shown = frame;
  while (variableFrameRate && isLeftOut(shown)) shown -= 1;
  return shown;
}
