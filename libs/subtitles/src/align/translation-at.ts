import type { Cue } from '@langflix/contracts';

/**
 * The translation that is on the screen at the cue in this position of `cues`: its own, or, where its translation is
 * '' (see `alignTranslation`), the one it shares with cues before it. Undefined when there is none.
 */
export function translationAt(cues: readonly Cue[], position: number): string | undefined {
  for (let at = position; at >= 0; at -= 1) {
    const translation = cues[at]?.translation;
    if (translation !== '') return translation;
  }
  return undefined;
}
