/** The files of deploy/observability, read for the tests. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const OBSERVABILITY = join(import.meta.dirname, '..', '..', '..', 'deploy', 'observability');
export const PROMETHEUS = join(OBSERVABILITY, 'prometheus');

export function readYaml(...path: readonly string[]): unknown {
  return parse(readFileSync(join(OBSERVABILITY, ...path), 'utf8'), { merge: true });
}

export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
}

export function readRules(): readonly Rule[] {
  const { groups } = readYaml('prometheus', 'rules', 'langflix.yaml') as {
    groups: readonly { rules: readonly Rule[] }[];
  };
  return groups.flatMap(({ rules }) => rules);
}

/** The text below a heading of docs/observability.md, up to the next. */
export function readDocs(heading: string): string {
  const text = readFileSync(join(OBSERVABILITY, '..', '..', 'docs', 'observability.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`docs/observability.md has no section ${heading}`);
  return section;
}

export function readDashboards(): readonly { readonly file: string; readonly json: unknown }[] {
  const folder = join(OBSERVABILITY, 'grafana', 'dashboards');
  return readdirSync(folder).map((file) => ({
    file,
    json: JSON.parse(readFileSync(join(folder, file), 'utf8')),
  }));
}
