/** The golden fixtures, shown as examples of the messages. */
import { readFileSync, readdirSync } from 'node:fs';
import type { EventContract } from '@langflix/contracts';
import type { JsonObject } from './schemas.ts';

const FOLDER = new URL('../../libs/contracts/fixtures/', import.meta.url);

export interface Example {
  /** The event, and after it the variant if there is one: `chunk.analyzed.failed`. */
  readonly name: string;
  readonly payload: JsonObject;
}

/** The bodies in `<event>.v1.json` and `<event>.<variant>.v1.json`. */
export function examplesOf(contract: EventContract): Example[] {
  const ending = `.v${contract.version}.json`;
  return readdirSync(FOLDER)
    .filter((file) => file.startsWith(`${contract.name}.`) && file.endsWith(ending))
    .sort()
    .map((file) => ({
      name: file.slice(0, -ending.length),
      payload: JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as JsonObject,
    }));
}
