import type { ChunkReady, Cue } from '@langflix/contracts';
import type { ProposedExpression } from '../proposed-expression.ts';
import type { DropReason } from './drop-reason.ts';
import { areInScriptOf, isInScriptOf } from './language-script.ts';
import { needsModel, translateLines } from './line-translations.ts';
import type { TranslatedLine } from './line-translations.ts';
import { foldQuotation } from './searchable-text.ts';

/** Longer texts than this, in characters, are never the same in two languages, but for names. */
const MAY_BE_THE_SAME = 12;

/** Undefined when a model's translations can be taken; else why not. */
export function checkTranslations(
  chunk: ChunkReady,
  proposal: ProposedExpression,
  scene: readonly Cue[],
): DropReason | undefined {
  const ofMeaning = proposal.translationSource === 'model' ? checkMeaning(chunk, proposal) : undefined;
  return ofMeaning ?? checkLines(chunk, proposal, scene);
}

function checkMeaning(
  chunk: ChunkReady,
  { expression, translation }: ProposedExpression,
): DropReason | undefined {
  if (translation.trim() === '') return 'no_translation';
  if (!isInScriptOf(chunk.targetLanguage, translation)) return 'wrong_script';
  return repeats(chunk, [[expression, translation]]) ? 'untranslated' : undefined;
}

function checkLines(
  chunk: ChunkReady,
  proposal: ProposedExpression,
  scene: readonly Cue[],
): DropReason | undefined {
  if (proposal.lineTranslations === undefined || !needsModel(chunk, scene)) return undefined;
  if (proposal.lineTranslations.length !== scene.length) return 'line_count';
  const isModels = ({ cue }: TranslatedLine) => cue.translation === undefined;
  const lines = translateLines(chunk, proposal, scene).filter(isModels);
  if (lines.some(({ text }) => text.trim() === '')) return 'no_translation';
  const texts = lines.map(({ text }) => text);
  if (!areInScriptOf(chunk.targetLanguage, texts)) return 'wrong_script';
  return repeats(
    chunk,
    lines.map(({ cue, text }) => [cue.text, text]),
  )
    ? 'untranslated'
    : undefined;
}

/** Whether most of what was to be translated, by length, stands there as it was. */
function repeats(
  chunk: ChunkReady,
  pairs: readonly (readonly [original: string, translation: string])[],
): boolean {
  const language = (tag: string) => new Intl.Locale(tag).language;
  if (language(chunk.sourceLanguage) === language(chunk.targetLanguage)) return false;
  let [whole, same] = [0, 0];
  for (const [original, translation] of pairs) {
    const folded = foldQuotation(original);
    whole += folded.length;
    if (foldQuotation(translation) === folded) same += folded.length;
  }
  return same > MAY_BE_THE_SAME && same > whole / 2;
}
