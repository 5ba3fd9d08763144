import type { Submission } from '../api/client.ts';

/** Fields of the form that are numbers. */
const NUMBERS = ['maxClips', 'budgetUsd'];
const PLACES = ['video', 'subtitles', 'translation'];

/** What is left empty is left out: the server then finds it or takes its default. */
export function submissionOf(fields: Iterable<readonly [string, unknown]>): Submission {
  const given = [...fields]
    .map(([name, value]) => [name, String(value).trim()] as const)
    .filter(([, text]) => text !== '');
  return Object.fromEntries(given.map(([name, text]) => [name, valueFor(name, text)]));
}

function valueFor(name: string, text: string): string | number {
  if (NUMBERS.includes(name)) return Number(text);
  return PLACES.includes(name) ? asUri(text) : text;
}

/** An absolute path as a file URI; a URI as it is. */
export function asUri(text: string): string {
  if (!text.startsWith('/')) return text;
  return `file://${text.split('/').map(encodeURIComponent).join('/')}`;
}
