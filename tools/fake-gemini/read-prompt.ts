import { textOf } from './wire-format.ts';
import type { GenerateRequest } from './wire-format.ts';

export interface PromptLine {
  readonly index: number;
  readonly text: string;
}

/** What the question of libs/llm says. */
export interface ReadPrompt {
  /** Lines that expressions may be taken from. */
  readonly lines: readonly PromptLine[];
  /** Those and their neighbours, in order: scenes may reach into them. */
  readonly visible: readonly PromptLine[];
  readonly maxExpressions: number;
  readonly targetLanguage: string;
  readonly wantsLineTranslations: boolean;
}

const CUE_LINE = /^\[(\d+)\] (.*)$/;
const HEADING = /^(BEFORE|DIALOGUE|AFTER)\b/;
const COUNT = /\bbetween \d+ and (\d+) expressions\b/;
/** A language as the prompt names it, such as `Korean (ko)`: the learner's comes last. */
const LANGUAGE = /\(([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\)/g;

/** Reads a prompt by its cue lines `[<index>] <text>`, with or without a known translation behind `=>`. */
export function readPrompt({ contents, systemInstruction, generationConfig }: GenerateRequest): ReadPrompt {
  const text = textOf(contents);
  const lines: PromptLine[] = [];
  const visible: PromptLine[] = [];
  let heading = 'DIALOGUE';
  for (const row of text.split('\n')) {
    heading = HEADING.exec(row)?.[1] ?? heading;
    const [, index, said] = CUE_LINE.exec(row) ?? [];
    if (index === undefined || said === undefined) continue;
    const line = { index: Number(index), text: said.replace(/ => .*$/, '') };
    visible.push(line);
    if (heading === 'DIALOGUE') lines.push(line);
  }
  const languages = [...textOf(systemInstruction ? [systemInstruction] : []).matchAll(LANGUAGE)];
  return {
    lines,
    visible,
    maxExpressions: Number(COUNT.exec(text)?.[1] ?? 3),
    targetLanguage: languages.at(-1)?.[1] ?? 'ko',
    wantsLineTranslations: JSON.stringify(generationConfig.responseSchema ?? '').includes(
      '"line_translations"',
    ),
  };
}
