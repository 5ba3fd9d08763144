import { expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sbomOf } from './sbom.ts';

interface Listed {
  readonly purl: string;
  readonly licenses?: readonly object[];
}

/** The bill of a bundle that was made of these files; `manifests` are written where they are said to be. */
async function billOf(inputs: readonly string[], manifests: Readonly<Record<string, object>>) {
  const folder = await mkdtemp(join(tmpdir(), 'langflix-sbom-test-'));
  try {
    const outfile = join(folder, 'main.mjs');
    await writeFile(outfile, 'bundle');
    for (const [path, manifest] of Object.entries(manifests)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), JSON.stringify(manifest));
    }
    const text = await sbomOf({ name: 'app', inputs: inputs.map((it) => join(folder, it)), outfile });
    return (JSON.parse(text) as { components: readonly Listed[] }).components;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('names each package that has something in the bundle, once, in an order of its own', async () => {
  const bill = await billOf(
    [
      'apps/app/src/main.ts',
      'node_modules/zod/v4/a.js',
      'node_modules/zod/v4/b.js',
      'node_modules/@scope/x/lib/x.js',
    ],
    {
      'node_modules/zod/package.json': { name: 'zod', version: '4.6.7', license: 'MIT' },
      'node_modules/zod/v4/package.json': { type: 'module' },
      'node_modules/@scope/x/package.json': {
        name: '@scope/x',
        version: '1.0.0',
        license: '(MIT OR Apache-2.0)',
      },
    },
  );
  expect(bill.map(({ purl, licenses }) => [purl, licenses])).toEqual([
    ['pkg:npm/%40scope/x@1.0.0', [{ expression: '(MIT OR Apache-2.0)' }]],
    ['pkg:npm/zod@4.6.7', [{ license: { id: 'MIT' } }]],
  ]);
});

test('keeps two versions of a package apart', async () => {
  const bill = await billOf(['node_modules/a/x.js', 'node_modules/b/node_modules/a/x.js'], {
    'node_modules/a/package.json': { name: 'a', version: '1.0.0' },
    'node_modules/b/node_modules/a/package.json': { name: 'a', version: '2.0.0' },
  });
  expect(bill.map(({ purl }) => purl)).toEqual(['pkg:npm/a@1.0.0', 'pkg:npm/a@2.0.0']);
});

test('refuses a package that does not say its version', async () => {
  const bill = billOf(['node_modules/a/x.js'], { 'node_modules/a/package.json': { name: 'a' } });
  await expect(bill).rejects.toThrow(/no name or version/);
});
