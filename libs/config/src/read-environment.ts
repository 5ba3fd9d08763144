import { delimiter } from 'node:path';
import type { ConfigProblem } from './config-error.ts';
import type { FieldForm } from './field.ts';
import type { Findings, GivenValue } from './given-value.ts';
import { CONFIG_KEYS } from './keys.ts';
import { nearestVariable } from './nearest.ts';
import { printableUnder } from './printable.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names the file; no setting itself. */
export const CONFIG_VARIABLE = 'LANGFLIX_CONFIG';
const PREFIX = 'LANGFLIX_';

/** Everything the environment says about settings. An empty variable counts as not set. */
export function readEnvironment(env: Environment, cwd: string): Findings {
  const given = CONFIG_KEYS.flatMap((key): GivenValue[] => {
    const source = [key.variable, ...key.aliases].find((name) => env[name]);
    const text = source === undefined ? undefined : env[source];
    if (source === undefined || text === undefined) return [];
    return [{ key, value: fromText(key.field.form, text), source, folder: cwd }];
  });
  return { given, problems: unknownVariables(env) };
}

function unknownVariables(env: Environment): ConfigProblem[] {
  const known = new Set([CONFIG_VARIABLE, ...CONFIG_KEYS.map((key) => key.variable)]);
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && env[name] !== undefined && !known.has(name))
    .map((name) => ({
      key: name,
      value: printableUnder(name, env[name]),
      complaint: 'unknown variable',
      nearest: nearestVariable(name),
    }));
}

/** Text that does not have the right form stays text, and is refused later by the schema of its key. */
function fromText(form: FieldForm, text: string): unknown {
  if (form === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (form === 'map') return fromJson(text);
  if (form === 'list' || form === 'paths') return listFromText(form, text);
  return text;
}

/** A JSON list, for items that hold the separator themselves, or items between separators. */
function listFromText(form: 'list' | 'paths', text: string): unknown {
  if (text.startsWith('[')) {
    const parsed = fromJson(text);
    // No JSON after all: a path may begin with a bracket.
    if (parsed !== text) return parsed;
  }
  if (form === 'paths') return text.split(delimiter).filter((item) => item !== '');
  return text.split(',').map((item) => item.trim());
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** How a value is written in a variable, so that {@link readEnvironment} reads the same value. */
export function toText(form: FieldForm, value: unknown): string {
  if (form === 'map') return JSON.stringify(value);
  if (!Array.isArray(value)) return String(value);
  const separator = form === 'paths' ? delimiter : ',';
  const items = value as string[];
  const isPlain =
    items.length > 0 &&
    items.every((item) => !item.includes(separator) && item.trim() === item && item !== '');
  return isPlain && !items[0]?.startsWith('[') ? items.join(separator) : JSON.stringify(items);
}
