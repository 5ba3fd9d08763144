/** The generated files: what they must say, and whether they say it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { quotaKey } from '@langflix/contracts';
import { natsAccounts } from '@langflix/messaging';
import { renderConf } from './render-conf.ts';
import { renderHelmValues } from './render-helm-values.ts';

export const GENERATED = new URL('../../deploy/nats/generated/', import.meta.url);

export interface ModelName {
  readonly project: string;
  readonly model: string;
}

/** File name -> text. */
export function outputs(models: readonly ModelName[]): Readonly<Record<string, string>> {
  const accounts = natsAccounts({ quotas: models.map(quotaKey) });
  return {
    'accounts.conf': renderConf(accounts),
    'helm-values.yaml': renderHelmValues(accounts),
  };
}

/** Names of the files that are missing or out of date. */
export function staleOutputs(models: readonly ModelName[], folder = GENERATED): string[] {
  return Object.entries(outputs(models))
    .filter(([file, text]) => readOrEmpty(new URL(file, folder)) !== text)
    .map(([file]) => file);
}

/** Writes the stale ones and returns their names. */
export function writeOutputs(models: readonly ModelName[], folder = GENERATED): string[] {
  const stale = staleOutputs(models, folder);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(outputs(models))) {
    if (stale.includes(file)) writeFileSync(new URL(file, folder), text);
  }
  return stale;
}

function readOrEmpty(file: URL): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
