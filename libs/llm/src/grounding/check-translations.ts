import type { ChunkReady, Cue } from '@langflix/contracts';
import type { ProposedExpression } from '../analyzer.ts';
import type { DropReason } from './drop-reason.ts';
import { isInScriptOf } from './language-script.ts';
import { foldQuotation } from './searchable-text.ts';

/** Longer lines than this, in characters, are never the same in two languages. */
const MAY_BE_THE_SAME = 12;

/** Undefined when a model's translations can be taken; else why not. */
export function checkTranslations(
  chunk: ChunkReady,
  proposal: ProposedExpression,
  scene: readonly Cue[],
): DropReason | undefined {
  const { targetLanguage } = chunk;
  if (proposal.translationSource === 'model') {
    if (proposal.translation.trim() === '') return 'no_translation';
    if (!isInScriptOf(targetLanguage, proposal.translation)) return 'wrong_script';
  }
  const lines = proposal.lineTranslations;
  if (chunk.hasTranslation || lines === undefined) return undefined;
  if (lines.length !== scene.length) return 'line_count';
  if (lines.some((line) => line.trim() === '')) return 'no_translation';
  if (!isInScriptOf(targetLanguage, lines.join('\n'))) return 'wrong_script';
  return repeatsOriginal(chunk, lines, scene) ? 'untranslated' : undefined;
}

function repeatsOriginal(chunk: ChunkReady, lines: readonly string[], scene: readonly Cue[]): boolean {
  const language = (tag: string) => new Intl.Locale(tag).language;
  if (language(chunk.sourceLanguage) === language(chunk.targetLanguage)) return false;
  const original = foldQuotation(scene.map((cue) => cue.text).join(' '));
  return original.length > MAY_BE_THE_SAME && foldQuotation(lines.join(' ')) === original;
}
