import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LineCounter, isAlias, isMap, isScalar, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import type { ConfigProblem } from './config-error.ts';
import type { Findings, GivenValue } from './given-value.ts';
import { CONFIG_KEYS } from './keys.ts';
import { nearestKey, nearestSection } from './nearest.ts';
import { printable, printableUnder } from './printable.ts';
import { SECTIONS } from './sections.ts';
import { explainSyntax } from './yaml-syntax.ts';

/** Everything a YAML file says about settings. A key without a value counts as not set. */
export function readFile(file: string): Findings {
  const text = textOf(file);
  if (typeof text !== 'string') return { given: [], problems: [text] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const sourceOf = (offset: number | undefined): string => `${file}:${lines.linePos(offset ?? 0).line}`;
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      key: sourceOf(error.pos[0]),
      complaint: explainSyntax(error.code),
    }));
    return { given: [], problems };
  }
  if (!hasSoundAliases(document)) {
    return { given: [], problems: [{ key: file, complaint: explainSyntax('BAD_ALIAS') }] };
  }
  return readSections({ document, file, sourceOf });
}

/** Found only when the document is turned into values; the parser throws, and quotes what may be a secret. */
function hasSoundAliases(document: Document.Parsed): boolean {
  try {
    document.toJS();
    return true;
  } catch {
    return false;
  }
}

interface ParsedFile {
  readonly document: Document.Parsed;
  readonly file: string;
  readonly sourceOf: (offset: number | undefined) => string;
}

function readSections(parsed: ParsedFile): Findings {
  const { contents } = parsed.document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { given: [], problems: [] };
  if (!isMap(contents)) {
    return { given: [], problems: [{ key: parsed.file, complaint: 'expected sections with keys' }] };
  }
  const findings = contents.items.map((pair) => readSection(parsed, pair as Pair<Node, Node | null>));
  return {
    given: findings.flatMap((finding) => finding.given),
    problems: findings.flatMap((finding) => finding.problems),
  };
}

function readSection(parsed: ParsedFile, pair: Pair<Node, Node | null>): Findings {
  const section = nameOf(pair);
  const source = parsed.sourceOf(pair.key.range?.[0]);
  const node = isAlias(pair.value) ? pair.value.resolve(parsed.document) : pair.value;
  const value: unknown = node?.toJS(parsed.document);
  if (!Object.hasOwn(SECTIONS, section)) {
    const nearest = nearestSection(section);
    const shown = printableUnder(section, value);
    return {
      given: [],
      problems: [{ key: section, source, value: shown, complaint: 'unknown section', nearest }],
    };
  }
  if (value === undefined || value === null) return { given: [], problems: [] };
  if (!isMap(node)) {
    const shown = printable(value);
    return {
      given: [],
      problems: [{ key: section, source, value: shown, complaint: 'expected keys below it' }],
    };
  }
  return readKeys(parsed, section, node.items as Pair<Node, Node | null>[]);
}

function readKeys(parsed: ParsedFile, section: string, pairs: readonly Pair<Node, Node | null>[]): Findings {
  const given: GivenValue[] = [];
  const problems: ConfigProblem[] = [];
  for (const pair of pairs) {
    const name = nameOf(pair);
    const source = parsed.sourceOf(pair.key.range?.[0]);
    const value: unknown = pair.value?.toJS(parsed.document);
    const key = CONFIG_KEYS.find((known) => known.section === section && known.yamlName === name);
    if (key === undefined) {
      const nearest = nearestKey(section, name);
      const shown = printableUnder(name, value);
      problems.push({ key: `${section}.${name}`, source, value: shown, complaint: 'unknown key', nearest });
    } else if (value !== undefined && value !== null) {
      given.push({ key, value, source, folder: dirname(parsed.file) });
    }
  }
  return { given, problems };
}

const nameOf = (pair: Pair<Node, unknown>): string => (isScalar(pair.key) ? String(pair.key.value) : 'a map');

function textOf(file: string): string | ConfigProblem {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return { key: file, complaint: `cannot be read (${code}); name an existing file or none` };
  }
}
