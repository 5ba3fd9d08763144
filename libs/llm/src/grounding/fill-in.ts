import type { ChunkReady, Cue, ExpressionAnalysis, GroundedExpression } from '@langflix/contracts';
import type { ProposedExpression } from '../proposed-expression.ts';
import { isInScriptOf } from './language-script.ts';
import { shownAt, translateLines } from './line-translations.ts';
import type { TranslatedLine } from './line-translations.ts';
import type { LocatedExpression } from './locate-expression.ts';
import { foldQuotation } from './searchable-text.ts';

type LineSource = ExpressionAnalysis['translationSource'];

/** The track's only when all lines are; what a model has a part in is the model's. */
function sourceOf(lines: readonly TranslatedLine[]): LineSource {
  const known = lines.filter(({ text }) => text !== '');
  if (known.length === 0) return 'none';
  return known.every(({ source }) => source === 'track') ? 'track' : 'model';
}

/**
 * The cues around the expression with their translations. A supplied track's stand in the cues already, where '' means
 * "shared with the cue before"; only the first cue can have its text outside of what is published.
 */
function withTranslations(surroundings: readonly Cue[], shown: (cue: Cue) => string): Cue[] {
  return surroundings.map((cue, position) => {
    if (cue.translation !== undefined && position > 0) return { ...cue };
    const translation = shown(cue);
    return translation === '' ? { ...cue } : { ...cue, translation };
  });
}

/** Up to three others in the script of the dialogue, none twice, none the expression itself. */
function similarTo(chunk: ChunkReady, expression: string, similar: readonly string[]): string[] {
  const seen = new Set([foldQuotation(expression), '']);
  const others: string[] = [];
  for (const other of similar.map((one) => one.trim())) {
    const folded = foldQuotation(other);
    if (seen.has(folded) || !isInScriptOf(chunk.sourceLanguage, other)) continue;
    seen.add(folded);
    others.push(other);
  }
  return others.slice(0, 3);
}

/** Everything that is published about an expression; text and times come from the cues alone. */
export function fillIn(
  chunk: ChunkReady,
  proposal: ProposedExpression,
  located: LocatedExpression,
): GroundedExpression {
  const { scene, holders, surroundings } = located;
  const lines = translateLines(chunk, proposal, scene);
  const shown = (cue: Cue) => shownAt(chunk, lines, cue);
  const hasMeaning = proposal.translation.trim() !== '';
  return {
    analysis: {
      expression: located.text,
      expressionTranslation: proposal.translation.trim(),
      expressionDialogue: holders.map((cue) => cue.text).join('\n'),
      expressionDialogueTranslation: [...new Set(holders.map(shown))].filter(Boolean).join('\n'),
      dialogues: scene.map((cue) => cue.text),
      translation: lines.map(({ text }) => text),
      contextStartMs: Math.min(...scene.map((cue) => cue.startMs)),
      contextEndMs: Math.max(...scene.map((cue) => cue.endMs)),
      expressionStartMs: Math.min(...holders.map((cue) => cue.startMs)),
      expressionEndMs: Math.max(...holders.map((cue) => cue.endMs)),
      similarExpressions: similarTo(chunk, located.text, proposal.similar),
      sceneType: proposal.scene.trim() || 'everyday',
      level: proposal.level,
      score: Math.min(1, Math.max(0, proposal.score)),
      expressionCue: proposal.cue,
      firstCue: proposal.firstCue,
      lastCue: proposal.lastCue,
      translationSource: sourceOf(lines),
      expressionTranslationSource: hasMeaning ? proposal.translationSource : 'none',
    },
    scene: withTranslations(surroundings, shown),
  };
}
