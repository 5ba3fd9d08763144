import type { ChunkReady, Cue, ExpressionAnalysis, GroundedExpression } from '@langflix/contracts';
import { translationAt } from '@langflix/subtitles';
import type { ProposedExpression } from '../analyzer.ts';
import { visibleCues } from './locate-expression.ts';
import type { LocatedExpression } from './locate-expression.ts';

type LineSource = ExpressionAnalysis['translationSource'];

/** Translation of every line of the scene, '' where none is known, and where they come from. */
function translateLines(chunk: ChunkReady, proposal: ProposedExpression, scene: readonly Cue[]) {
  const lines = chunk.hasTranslation
    ? scene.map((cue) => cue.translation ?? '')
    : (proposal.lineTranslations ?? scene.map(() => ''));
  const known = lines.some((line) => line !== '');
  const source: LineSource = !known ? 'none' : chunk.hasTranslation ? 'track' : 'model';
  return { lines, source };
}

/**
 * The cues around the expression with their translations. A supplied track's stand in the cues already, where '' means
 * "shared with the cue before"; only the first cue can have its text outside of what is published.
 */
function withTranslations(
  chunk: ChunkReady,
  surroundings: readonly Cue[],
  translationOf: (cue: Cue) => string,
): Cue[] {
  return surroundings.map((cue, position) => {
    if (chunk.hasTranslation && position > 0) return { ...cue };
    const translation = translationOf(cue);
    return translation === '' ? { ...cue } : { ...cue, translation };
  });
}

/** Everything that is published about an expression; text and times come from the cues alone. */
export function fillIn(
  chunk: ChunkReady,
  proposal: ProposedExpression,
  located: LocatedExpression,
): GroundedExpression {
  const { scene, holders, surroundings } = located;
  const { lines, source } = translateLines(chunk, proposal, scene);
  const cues = visibleCues(chunk);
  const translationOf = (cue: Cue) =>
    chunk.hasTranslation ? (translationAt(cues, cues.indexOf(cue)) ?? '') : (lines[scene.indexOf(cue)] ?? '');
  const hasMeaning = proposal.translation.trim() !== '';
  return {
    analysis: {
      expression: located.text,
      expressionTranslation: proposal.translation.trim(),
      expressionDialogue: holders.map((cue) => cue.text).join('\n'),
      expressionDialogueTranslation: [...new Set(holders.map(translationOf))].filter(Boolean).join('\n'),
      dialogues: scene.map((cue) => cue.text),
      translation: [...lines],
      contextStartMs: Math.min(...scene.map((cue) => cue.startMs)),
      contextEndMs: Math.max(...scene.map((cue) => cue.endMs)),
      expressionStartMs: Math.min(...holders.map((cue) => cue.startMs)),
      expressionEndMs: Math.max(...holders.map((cue) => cue.endMs)),
      similarExpressions: proposal.similar
        .map((other) => other.trim())
        .filter(Boolean)
        .slice(0, 3),
      sceneType: proposal.scene.trim() || 'everyday',
      level: proposal.level,
      score: Math.min(1, Math.max(0, proposal.score)),
      expressionCue: proposal.cue,
      firstCue: proposal.firstCue,
      lastCue: proposal.lastCue,
      translationSource: source,
      expressionTranslationSource: hasMeaning ? proposal.translationSource : 'none',
    },
    scene: withTranslations(chunk, surroundings, translationOf),
  };
}
