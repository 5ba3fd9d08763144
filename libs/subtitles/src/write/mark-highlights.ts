import type { Cue } from '@langflix/contracts';
import { translationAt } from '../align/translation-at.ts';
import { findPhrase } from './find-phrase.ts';
import type { TextRange } from './find-phrase.ts';
import { highlightCues } from './highlight-cues.ts';
import type { Highlight } from './highlight-cues.ts';

/** Highlighted offsets by `index` of the cue that shows the text: in order, not overlapping. */
export type Marks = ReadonlyMap<number, readonly TextRange[]>;

/**
 * Where the expressions stand in the dialogue; and in the translations, where those of the expressions occur literally
 * in that of their lines: nothing is guessed.
 */
export function markHighlights(
  cues: readonly Cue[],
  highlights: readonly Highlight[],
): { readonly source: Marks; readonly translation: Marks } {
  const source = new Map<number, TextRange[]>();
  const translation = new Map<number, TextRange[]>();
  for (const highlight of highlights) {
    for (const [index, range] of highlightCues(cues, highlight)) {
      add(source, index, range);
      const translated = inTranslation(cues, index, highlight.expressionTranslation);
      if (translated) add(translation, translated.index, translated.range);
    }
  }
  return { source, translation };
}

/** A translation that several cues share belongs to the first of them. */
function inTranslation(
  cues: readonly Cue[],
  index: number,
  phrase: string | undefined,
): { readonly index: number; readonly range: TextRange } | undefined {
  if (!phrase) return undefined;
  const at = cues.findIndex((cue) => cue.index === index);
  const first = cues.findLastIndex((cue, i) => i <= at && cue.translation !== '');
  const range = findPhrase(translationAt(cues, at) ?? '', phrase);
  return range && { index: cues[Math.max(0, first)]?.index ?? index, range };
}

/** Ranges that overlap become one. */
function add(marks: Map<number, TextRange[]>, index: number, range: TextRange): void {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...(marks.get(index) ?? []), range].toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  marks.set(index, merged);
}
