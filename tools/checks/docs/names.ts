/** Names in a document of things that code knows: settings, error codes, figures, alerts. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CONFIG_KEYS } from '@langflix/config';
import { NATS_USERS, passwordVariableOf } from '@langflix/messaging';
import { codeBlocksOf, inlineCodeOf, proseOf } from './markdown.ts';
import { ROOT, readDocument } from './read-documents.ts';

const SECTIONS = new Set<string>(CONFIG_KEYS.map(({ section }) => section));
const PATHS = new Set(CONFIG_KEYS.map(({ path }) => path));
/** Beside the settings: where the file lies, and what compose and the broker read. */
const VARIABLES = new Set([
  ...CONFIG_KEYS.map(({ variable }) => variable),
  ...NATS_USERS.map(passwordVariableOf),
  'LANGFLIX_CONFIG',
  'LANGFLIX_TRACES_KEPT_PERCENT',
  'LANGFLIX_VERSION',
]);

/** `section.key` in backticks, the keys of blocks named `langflix.yaml`, and variables anywhere. */
export function unknownSettings(markdown: string): readonly string[] {
  const inline = inlineCodeOf(markdown).filter((code) => {
    const section = /^([a-z]+)\.[a-z0-9_]+$/.exec(code)?.[1];
    return section !== undefined && SECTIONS.has(section);
  });
  const files = codeBlocksOf(markdown).filter(({ name }) => name === 'langflix.yaml');
  const inFiles = files.flatMap(({ text }) =>
    Object.entries(parse(text) as Record<string, Record<string, unknown>>).flatMap(([section, keys]) =>
      Object.keys(keys).map((key) => `${section}.${key}`),
    ),
  );
  const variables = markdown.match(/\bLANGFLIX_[A-Z0-9_]*[A-Z0-9]\b(?![*_<])/g) ?? [];
  return [
    ...[...inline, ...inFiles].filter((path) => !PATHS.has(path)),
    ...variables.filter((name) => !VARIABLES.has(name) && !isPartOfBucket(name)),
  ];
}

/** Streams and buckets of the broker are spelled like variables. */
function isPartOfBucket(name: string): boolean {
  return sources().includes(`'${name}'`) || /^LANGFLIX_(MINUTE|DAY)/.test(name);
}

/** Of tables whose first column is headed `code`. */
export function unknownCodes(markdown: string): readonly string[] {
  const tables = proseOf(markdown)
    .split(/\n\s*\n/)
    .filter((it) => /^\s*\| code\b/.test(it));
  const cells = tables.flatMap((table) =>
    table.split('\n').map((row) => /^\s*\|([^|]*)\|/.exec(row)?.[1] ?? ''),
  );
  const codes = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, code = '']) => code));
  return codes.filter((code) => !sources().includes(`'${code}'`));
}

/** docs/observability.md lists them all, and a test of its own holds that list. */
export function unknownFigures(markdown: string): readonly string[] {
  const { text } = readDocument('docs/observability.md');
  const known = new Set([...text.matchAll(/\b(?:langflix_[a-z0-9_]+|Langflix\w+)\b/g)].map(([name]) => name));
  const named = markdown.match(/\b(?:langflix_[a-z0-9_]+|Langflix[A-Z]\w+)\b/g) ?? [];
  return named.filter((name) => !known.has(name));
}

let text: string | undefined;
/** Every source but tests, joined. */
function sources(): string {
  const exclude = ['**/*.test.ts', '**/node_modules/**'];
  text ??= globSync('{apps,libs}/*/src/**/*.ts', { cwd: ROOT, exclude })
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n');
  return text;
}
