import type { ChunkReady, Cue } from '@langflix/contracts';
import { translationAt } from '@langflix/subtitles';
import type { ProposedExpression } from '../proposed-expression.ts';
import { visibleCues } from './locate-expression.ts';

/** The translation of one line of a scene. */
export interface TranslatedLine {
  readonly cue: Cue;
  /** '' when none is known, and where the words belong to the line before. */
  readonly text: string;
  readonly source: 'track' | 'model' | 'none';
}

/** Whether the lines of a scene need translations by the model: some of them are not in the supplied track. */
export function needsModel(chunk: ChunkReady, scene: readonly Cue[]): boolean {
  return !chunk.hasTranslation && scene.some((cue) => cue.translation === undefined);
}

/** One per line of the scene. What the supplied track has wins; the model's words stand where it has none. */
export function translateLines(
  chunk: ChunkReady,
  proposal: ProposedExpression,
  scene: readonly Cue[],
): readonly TranslatedLine[] {
  return scene.map((cue, position) => {
    if (cue.translation !== undefined) return { cue, text: cue.translation, source: 'track' };
    const text = chunk.hasTranslation ? '' : (proposal.lineTranslations?.[position] ?? '');
    return { cue, text, source: text === '' ? 'none' : 'model' };
  });
}

/** What is on the screen at a cue: its own translation, or the track's that it shares with the cues before it. */
export function shownAt(chunk: ChunkReady, lines: readonly TranslatedLine[], cue: Cue): string {
  if (cue.translation === undefined) return lines.find((line) => line.cue === cue)?.text ?? '';
  const cues = visibleCues(chunk);
  return translationAt(cues, cues.indexOf(cue)) ?? '';
}
