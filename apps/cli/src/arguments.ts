/** How the values on the command line are read; each refuses with what it expects. */
import { InvalidArgumentError } from 'commander';
import { languageTag } from '@langflix/contracts';

export function parseLanguage(tag: string): string {
  const parsed = languageTag.safeParse(tag);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(parsed.error.issues[0]?.message ?? 'not a language');
}

export function parsePositive(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number of at least 1');
}

/** As many clips as the contract allows in one job. */
export function parseMaxClips(text: string): number {
  const clips = parsePositive(text);
  if (clips <= 1000) return clips;
  throw new InvalidArgumentError('at most 1000');
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a port from 0 (any free one) to 65535');
}

export function parseTitle(text: string): string {
  const title = text.trim();
  if (title.length > 0 && title.length <= 120) return title;
  throw new InvalidArgumentError('expected 1 to 120 characters');
}

/** Job ids are subject-safe; anything else would be a pattern to the broker. */
export function parseJob(text: string): string {
  if (/^[\w-]+$/.test(text)) return text;
  throw new InvalidArgumentError('expected a job id as "langflix submit" prints it');
}
