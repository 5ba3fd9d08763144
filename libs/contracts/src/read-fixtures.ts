/** Reads the golden bodies for the tests of this lib; production never imports it. */
import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('../fixtures/', import.meta.url);

export interface Fixture {
  /** File name without `.v1.json`: `<event>` or `<event>.<variant>`. */
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The fixtures called `<name>.v1.json` and `<name>.<variant>.v1.json`, in order of name. */
export function readFixtures(name: string): Fixture[] {
  return readdirSync(FOLDER)
    .filter((file) => file.startsWith(`${name}.`) && file.endsWith('.v1.json'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.v1.json'.length), body: readJson(file) }));
}

export function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, unknown>;
}
