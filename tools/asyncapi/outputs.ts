/** The generated documents: what they must say, and whether the files say it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { manifestJsonSchema } from '@langflix/contracts';
import { asyncApiDocument } from './document.ts';
import { stringify } from './yaml.ts';

const DOCS = new URL('../../docs/', import.meta.url);
const HEAD = '# Generated from libs/contracts by `npm run asyncapi`: change the contracts, not this file.\n';

export interface Output {
  /** Below `docs`. */
  readonly file: string;
  readonly text: string;
}

export function outputs(): Output[] {
  return [
    // A round trip through JSON: the writer would turn objects that occur twice into anchors.
    {
      file: 'asyncapi.yaml',
      text:
        HEAD +
        stringify(JSON.parse(JSON.stringify(asyncApiDocument())), {
          lineWidth: 110,
          blockQuote: 'literal',
          compat: 'yaml-1.1',
        }),
    },
    { file: 'manifest.schema.json', text: `${JSON.stringify(manifestJsonSchema(), null, 2)}\n` },
  ];
}

/** Names of the files that are missing or out of date. */
export function staleOutputs(folder: URL = DOCS): string[] {
  return outputs()
    .filter(({ file, text }) => readOrEmpty(new URL(file, folder)) !== text)
    .map(({ file }) => file);
}

/** Writes the stale ones and returns their names. */
export function writeOutputs(folder: URL = DOCS): string[] {
  const stale = staleOutputs(folder);
  for (const { file, text } of outputs()) {
    if (stale.includes(file)) writeFileSync(new URL(file, folder), text);
  }
  return stale;
}

function readOrEmpty(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
