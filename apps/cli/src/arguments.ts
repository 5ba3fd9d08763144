/** How the values on the command line are read; each refuses with what was given and what it expects. */
import { languageTag } from '@langflix/contracts';
import { wrongUse } from './cli-error.ts';

/** Reads one value; throws CliError `wrong_use`, e.g. `--max-clips 0: expected a whole number from 1`. */
type Reader<T> = (text: string) => T;

export function language(flag: string): Reader<string> {
  return (tag) => {
    const parsed = languageTag.safeParse(tag);
    if (parsed.success) return parsed.data;
    throw refused(flag, tag, parsed.error.issues[0]?.message ?? 'not a language');
  };
}

export function oneOf<T extends string>(flag: string, choices: readonly T[]): Reader<T> {
  return (text) => {
    const choice = choices.find((it) => it === text);
    if (choice !== undefined) return choice;
    throw refused(flag, text, `choose one of ${choices.join(', ')}`);
  };
}

/** From 1 to `max`. */
export function wholeNumber(flag: string, max = 999_999_999): Reader<number> {
  return (text) => {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw refused(flag, text, 'expected a whole number from 1');
    if (Number(text) <= max) return Number(text);
    throw refused(flag, text, `at most ${max}`);
  };
}

/** A number with or without a fraction, from -`most` to `most`. */
export function seconds(flag: string, most: number): Reader<number> {
  return (text) => {
    if (!/^[+-]?\d{1,6}(?:\.\d{1,3})?$/.test(text))
      throw refused(flag, text, 'expected seconds such as 30 or -2.5');
    if (Math.abs(Number(text)) <= most) return Number(text);
    throw refused(flag, text, `at most ${most} seconds either way`);
  };
}

/** Money above 0, up to the cent of a cent; a sign before it is taken too. */
export function money(flag: string): Reader<number> {
  return (text) => {
    const amount = text.replace(/^\$/, '');
    if (/^\d{1,6}(?:\.\d{1,4})?$/.test(amount) && Number(amount) > 0) return Number(amount);
    throw refused(flag, text, 'expected US dollars such as 0.50');
  };
}

export function port(flag: string): Reader<number> {
  return (text) => {
    if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
    throw refused(flag, text, 'expected a port from 0 (any free one) to 65535');
  };
}

export function title(flag: string): Reader<string> {
  return (text) => {
    const trimmed = text.trim();
    if (trimmed.length > 0 && trimmed.length <= 120) return trimmed;
    throw refused(flag, text, 'expected 1 to 120 characters');
  };
}

/** Job ids are subject-safe; anything else would be a pattern to the broker. */
export function parseJob(text: string): string {
  if (/^[\w-]+$/.test(text)) return text;
  throw refused('<job>', text, 'expected a job id as "submit" prints it');
}

/** An empty word is what an unset variable of a script leaves. */
export function parseVideo(text: string): string {
  if (text.trim() !== '') return text;
  throw wrongUse('wrong_use', 'no video named');
}

function refused(what: string, text: string, complaint: string): Error {
  return wrongUse('wrong_use', `${what} ${text === '' ? "''" : text}: ${complaint}`);
}
