import { z } from 'zod';

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** English name of a language tag, or undefined when no such language is known. */
export function languageName(tag: string): string | undefined {
  if (!/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(tag)) return undefined;
  try {
    return names.of(tag);
  } catch {
    return undefined;
  }
}

/** A BCP 47 tag such as `en`, `ko`, `pt-BR`, `zh-Hans`. */
export const languageTag = z
  .string()
  .refine((tag) => languageName(tag) !== undefined, {
    error: (issue) => `unknown language "${String(issue.input)}": use a BCP 47 tag such as en, ko, pt-BR`,
  })
  .meta({ description: 'BCP 47 language tag', examples: ['en', 'ko', 'pt-BR'] });

/** What the learner can do already; `mixed` takes expressions of every level. */
export const LANGUAGE_LEVELS = ['beginner', 'intermediate', 'advanced', 'mixed'] as const;
export const languageLevel = z.enum(LANGUAGE_LEVELS);
export type LanguageLevel = z.infer<typeof languageLevel>;

/** Level of one expression; `mixed` is a wish, never a finding. */
export const EXPRESSION_LEVELS = ['beginner', 'intermediate', 'advanced'] as const;
export const expressionLevel = z.enum(EXPRESSION_LEVELS);
export type ExpressionLevel = z.infer<typeof expressionLevel>;

export const ANALYZER_CHOICES = ['auto', 'offline', 'gemini'] as const;
/** `auto`: gemini when a key is configured, else offline. */
export const analyzerChoice = z.enum(ANALYZER_CHOICES);
export type AnalyzerChoice = z.infer<typeof analyzerChoice>;
