/** Reads compose files as Docker does: merge keys, `include`, `extends`. Only what ours use of it. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';

export type Fields = Readonly<Record<string, unknown>>;

export interface Service {
  readonly name: string;
  /** Folder that its relative paths count from, by mount: those of an extended service stay with its file. */
  readonly mounts: readonly Mount[];
  readonly environment: Readonly<Record<string, string>>;
  /** Everything, `extends` resolved. */
  readonly fields: Fields;
}

export interface Mount {
  /** Absolute path, name of a volume, or undefined for an anonymous one. */
  readonly source: string | undefined;
  readonly target: string;
  readonly isReadOnly: boolean;
}

export interface ComposeFile {
  readonly path: string;
  /** As it stands there, anchors resolved. */
  readonly content: Fields;
}

export interface Stack {
  /** The file and all that it includes. */
  readonly files: readonly ComposeFile[];
  readonly services: readonly Service[];
  readonly volumes: readonly string[];
}

export function readCompose(path: string): Stack {
  const files = withIncluded(path);
  const services = files.flatMap(({ path: file, content }) =>
    Object.entries(record(content['services'])).map(([name, fields]) =>
      readService(name, record(fields), file),
    ),
  );
  const volumes = files.flatMap(({ content }) => Object.keys(record(content['volumes'])));
  return { files, services, volumes };
}

/** Every file that says something about the stack, those that are only extended too. */
export function readFile(path: string): ComposeFile {
  return { path, content: parse(readFileSync(path, 'utf8'), { merge: true }) as Fields };
}

function withIncluded(path: string): ComposeFile[] {
  const file = readFile(path);
  const included = (file.content['include'] ?? []) as string[];
  return [file, ...included.flatMap((other) => withIncluded(resolve(dirname(path), other)))];
}

function readService(name: string, fields: Fields, file: string): Service {
  const own: Service = {
    name,
    fields,
    mounts: mountsOf(fields, dirname(file)),
    environment: interpolated(record(fields['environment'])),
  };
  const from = fields['extends'] as { file: string; service: string } | undefined;
  if (from === undefined) return own;
  const otherFile = resolve(dirname(file), from.file);
  const others = record(readFile(otherFile).content['services']);
  const other = readService(from.service, record(others[from.service]), otherFile);
  return {
    name,
    fields: { ...other.fields, ...fields },
    mounts: [...other.mounts, ...own.mounts],
    environment: { ...other.environment, ...own.environment },
  };
}

function mountsOf(fields: Fields, folder: string): Mount[] {
  return ((fields['volumes'] ?? []) as string[]).map((text) => {
    const [first = '', target, mode] = interpolate(text).split(':');
    const source = target === undefined ? undefined : first.startsWith('.') ? resolve(folder, first) : first;
    return { source, target: target ?? first, isReadOnly: mode === 'ro' };
  });
}

function interpolated(environment: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [key, interpolate(String(value))]),
  );
}

/** `${NAME:-default}` with nothing in the environment, as for somebody who has no .env file. */
export function interpolate(text: string): string {
  return text.replace(/\$\{\w+(?::-([^}]*))?\}/g, (_all, byDefault: string | undefined) => byDefault ?? '');
}

/** Names of the variables that a compose file takes from the environment. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '');
}

export const record = (value: unknown): Fields => (value ?? {}) as Fields;
