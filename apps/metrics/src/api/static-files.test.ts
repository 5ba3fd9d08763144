import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadStaticFiles, serveStatic } from './static-files.ts';
import type { StaticFile } from './static-files.ts';

const nothing = { encodings: undefined, ifNoneMatch: undefined };

async function aDashboard(): Promise<ReadonlyMap<string, StaticFile>> {
  await using folder = await temporaryFolder();
  mkdirSync(join(folder.path, 'assets'));
  writeFileSync(join(folder.path, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder.path, 'assets', 'main-AB12CD34.js'), 'go();'.repeat(100));
  writeFileSync(join(folder.path, 'notes.sh'), 'echo');
  return loadStaticFiles(folder.path);
}

describe('the files of the dashboard', () => {
  test('are those of its folder that a page may have', async () => {
    const files = await aDashboard();
    expect([...files.keys()].sort()).toEqual(['/', '/assets/main-AB12CD34.js']);
    expect(files.get('/')?.type).toBe('text/html; charset=utf-8');
  });

  test('are kept for ever when their name changes with them, and asked about when not', async () => {
    const files = await aDashboard();
    const cacheOf = (path: string): string | null =>
      serveStatic(files.get(path) as StaticFile, nothing).headers.get('cache-control');
    expect(cacheOf('/assets/main-AB12CD34.js')).toContain('immutable');
    expect(cacheOf('/')).toBe('no-cache');
  });

  test('are not sent again to who has them', async () => {
    const page = (await aDashboard()).get('/') as StaticFile;
    const response = serveStatic(page, { ...nothing, ifNoneMatch: page.etag });
    expect([response.status, response.body]).toEqual([304, null]);
  });

  test('are compressed for who takes that', async () => {
    const script = (await aDashboard()).get('/assets/main-AB12CD34.js') as StaticFile;
    const plain = serveStatic(script, nothing);
    const packed = serveStatic(script, { ...nothing, encodings: 'br, gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const unpacked = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString();
    expect(unpacked).toBe(await plain.text());
  });

  test('are none when there is no folder', async () => {
    expect((await loadStaticFiles('/nowhere/at/all')).size).toBe(0);
    expect((await loadStaticFiles(undefined)).size).toBe(0);
  });
});
