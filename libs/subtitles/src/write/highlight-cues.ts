import type { Cue } from '@langflix/contracts';
import { findPhrase } from './find-phrase.ts';
import type { TextRange } from './find-phrase.ts';

/** The expression that a clip teaches. */
export interface Highlight {
  /** As it stands in the dialogue; it may run on from its cue into the next. */
  readonly expression: string;
  /** Highlighted in the translation where it occurs there literally. */
  readonly expressionTranslation?: string | undefined;
  /** `index` of the cue that holds it, or its beginning. */
  readonly cue: number;
}

/** Highlighted offsets by cue `index`. */
export type HighlightRanges = ReadonlyMap<number, TextRange>;

/**
 * Finds the expression in the text of its cue, else running on into the next, else anywhere in the clip. Nothing is
 * highlighted when it is not there.
 */
export function highlightCues(cues: readonly Cue[], { expression, cue }: Highlight): HighlightRanges {
  const home = cues.findIndex((candidate) => candidate.index === cue);
  const order = [...cues.keys()].sort((a, b) => Number(b === home) - Number(a === home) || a - b);
  for (const at of order) {
    const found = findFrom(cues, at, expression);
    if (found.size > 0) return found;
  }
  return new Map();
}

function findFrom(cues: readonly Cue[], at: number, expression: string): HighlightRanges {
  const cue = cues[at];
  if (!cue) return new Map();
  const whole = findPhrase(cue.text, expression);
  if (whole) return new Map([[cue.index, whole]]);
  const next = cues[at + 1];
  if (!next) return new Map();
  const both = findPhrase(`${cue.text}\n${next.text}`, expression);
  const cut = cue.text.length;
  if (!both || both.from >= cut || both.to <= cut + 1) return new Map();
  return new Map([
    [cue.index, { from: both.from, to: cut }],
    [next.index, { from: 0, to: both.to - cut - 1 }],
  ]);
}
