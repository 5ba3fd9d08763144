/** Blocks of docs/deployment.md against what they speak of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { JOBS_BUCKET, ANSWERS_BUCKET, BUDGETS_BUCKET, QUOTA_BUCKET } from '@langflix/contracts';
import { codeBlocksOf } from './markdown.ts';
import { ROOT, readDocument } from './read-documents.ts';

const { text } = readDocument('docs/deployment.md');
const blocks = codeBlocksOf(text);
const shell = blocks.filter(({ language }) => language === 'sh').map((it) => it.text.replace(/\\\n/g, ' '));
const named = (name: string): string => blocks.find((it) => it.name === name)?.text ?? '';

interface SecretGenerator {
  readonly name: string;
  readonly literals: readonly string[];
}

test('the secrets that are made are those that the manifests name, with the same keys', () => {
  const file = join(ROOT, 'k8s/components/example-secrets/kustomization.yaml');
  const { secretGenerator } = parse(readFileSync(file, 'utf8')) as { secretGenerator: SecretGenerator[] };
  const wanted = secretGenerator.map(({ name, literals }) => [name, ...literals.map(keyOf).sort()]);
  const made = [...shell.join('\n').matchAll(/create secret generic (\S+)(.*)/g)].map(
    ([, name, rest = '']) => [
      name,
      ...[...rest.matchAll(/--from-literal=([^=]+)=/g)].map(([, key]) => key).sort(),
    ],
  );
  expect(made.sort()).toEqual(wanted.sort());
});

const keyOf = (literal: string): string => literal.split('=')[0] ?? '';

test('the policy of the bucket allows what libs/storage asks for, and nothing else', () => {
  const { Statement } = JSON.parse(named('s3-policy.json')) as { Statement: { Action: string | string[] }[] };
  const allowed = Statement.flatMap(({ Action }) => Action);
  const needed = readFileSync(join(ROOT, 'libs/storage/README.md'), 'utf8').match(/\bs3:[A-Z]\w+/g) ?? [];
  expect([...new Set(allowed)].sort()).toEqual([...new Set(needed)].sort());
});

test('the version of the chart is that of k8s/nats/values.yaml', () => {
  const values = readFileSync(join(ROOT, 'k8s/nats/values.yaml'), 'utf8');
  const [, version] = /--version (\S+)/.exec(values) ?? [];
  expect(shell.join('\n')).toContain(`nats/nats --version ${version} `);
});

test('the backup holds every bucket, and the events before the ledger', () => {
  const [, list = ''] = /for stream in ([A-Z_ ]+); do/.exec(shell.join('\n')) ?? [];
  const streams = list.split(' ');
  const buckets = [JOBS_BUCKET, ANSWERS_BUCKET, BUDGETS_BUCKET, QUOTA_BUCKET];
  expect(streams).toEqual(expect.arrayContaining(['LANGFLIX', ...buckets.map((it) => `KV_${it}`)]));
  expect(streams.indexOf('LANGFLIX')).toBeLessThan(streams.indexOf(`KV_${JOBS_BUCKET}`));
  expect(parse(named('backup.yaml'))).toMatchObject({
    config: { patch: [{ op: 'add', path: '/accounts/LANGFLIX/users/-', value: { user: 'backup' } }] },
  });
});

test('presets are those that there are', () => {
  const table = text.split(/\n\s*\n/).find((it) => it.startsWith('| preset')) ?? '';
  const presets = [...table.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name = '']) => name);
  expect(presets.map((name) => readPreset(name))).toEqual(['2', '4', '8']);
});

/** Clips at a time. */
function readPreset(name: string): string | undefined {
  const file = readFileSync(join(ROOT, 'k8s/components/presets', name, 'kustomization.yaml'), 'utf8');
  return /LANGFLIX_PROCESSING_MAX_CONCURRENT_JOBS=(\d+)/.exec(file)?.[1];
}
