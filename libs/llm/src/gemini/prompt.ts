import { languageName } from '@langflix/contracts';
import type { ChunkReady, Cue, LanguageLevel } from '@langflix/contracts';
import {
  FAULTS,
  LINE_TRANSLATION_RULE,
  PROMPT_TEMPLATE,
  REPAIR_NOTE,
  SYSTEM_INSTRUCTION,
  UNREADABLE_FAULT,
} from './prompt-template.ts';

const AUDIENCE: Readonly<Record<LanguageLevel, string>> = {
  beginner: 'a beginner (A1 to A2)',
  intermediate: 'an intermediate learner (B1 to B2)',
  advanced: 'an advanced learner (C1 to C2)',
  mixed: 'learners of every level',
};

export interface Prompt {
  readonly system: string;
  readonly text: string;
}

/** One line per cue, `[index] text`; with the supplied translation behind it where there is one. */
function list(cues: readonly Cue[]): string {
  if (cues.length === 0) return '(none)';
  const inRow = (text: string) => text.replace(/\s+/g, ' ');
  return cues
    .map(({ index, text, translation }) => {
      const known = translation ? ` => ${inRow(translation)}` : '';
      return `[${index}] ${inRow(text)}${known}`;
    })
    .join('\n');
}

const nameOf = (tag: string) => `${languageName(tag) ?? tag} (${tag})`;

/** Fills each `{{name}}` once: what is filled in is not looked at again, so dialogue cannot smuggle a name in. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** The question for one chunk: the template with the chunk's cues, languages and limits filled in. */
export function makePrompt(chunk: ChunkReady): Prompt {
  const languages = { source: nameOf(chunk.sourceLanguage), target: nameOf(chunk.targetLanguage) };
  const values = {
    ...languages,
    audience: AUDIENCE[chunk.level],
    min: String(chunk.minExpressions),
    max: String(chunk.maxExpressions),
    lineTranslations: chunk.hasTranslation ? '' : fill(LINE_TRANSLATION_RULE, languages),
    before: list(chunk.contextBefore),
    cues: list(chunk.cues),
    after: list(chunk.contextAfter),
  };
  return { system: fill(SYSTEM_INSTRUCTION, values), text: fill(PROMPT_TEMPLATE, values) };
}

/** Why an answer is asked for again: it could not be read at all, or expressions of it could not be taken. */
export type AnswerFault =
  { readonly unreadable: string } | { readonly expression: string; readonly reason: keyof typeof FAULTS };

const LONGEST_QUOTATION = 80;

function describe(fault: AnswerFault, target: string): string {
  if ('unreadable' in fault) return fill(UNREADABLE_FAULT, { reason: fault.unreadable });
  // As JSON, in one row: an answer of the model cannot pass for a line of dialogue.
  const quotation = JSON.stringify(fault.expression.slice(0, LONGEST_QUOTATION));
  return `- ${quotation}: ${fill(FAULTS[fault.reason], { target })}`;
}

/** The same question once more, with what was wrong with an earlier answer behind it. */
export function makeRepairPrompt(chunk: ChunkReady, faults: readonly AnswerFault[]): Prompt {
  const { system, text } = makePrompt(chunk);
  const target = nameOf(chunk.targetLanguage);
  const list = faults.map((fault) => describe(fault, target)).join('\n');
  return { system, text: text + fill(REPAIR_NOTE, { faults: list }) };
}
