/** What deploy/compose gives each service, with the addresses of servers that run here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const COMPOSE = join(import.meta.dirname, '../../../../deploy/compose/compose.yaml');

type Environment = Readonly<Record<string, string>>;

/** Of every service of the file, by name, for somebody who has no .env file. */
export function composeEnvironments(): ReadonlyMap<string, Environment> {
  const text = readFileSync(COMPOSE, 'utf8').replace(/\$\{\w+(?::-([^}]*))?\}/g, '$1');
  const { services } = parse(text, { merge: true }) as {
    services: Record<string, { environment?: Record<string, unknown> }>;
  };
  return new Map(
    Object.entries(services).map(([name, { environment = {} }]) => [
      name,
      Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, String(value ?? '')])),
    ]),
  );
}

/**
 * The environment with other values for the variables that it has: what is not asked for is not given.
 * @throws Error for a replacement that no service could use, because nobody has such a variable
 */
export function relocate(environment: Environment, here: Environment): Record<string, string> {
  const entries = Object.entries(environment).map(([key, value]) => [key, here[key] ?? value] as const);
  return Object.fromEntries(entries.filter(([key]) => here[key] !== NOT_HERE));
}

/** Value of a variable whose server does not run here. */
export const NOT_HERE = '\0';
