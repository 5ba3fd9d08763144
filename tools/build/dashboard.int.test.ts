import { readFile, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startProcess, temporaryFolder } from '@langflix/testing';
import { cachedDashboard } from './dashboard-cache.ts';
import { buildDashboard } from './dashboard.ts';

test('the page names every file it needs by the hash of its content, and nothing from elsewhere', async () => {
  await using folder = await temporaryFolder();
  await buildDashboard(folder.path);
  const page = await readFile(join(folder.path, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path);
  const written = (await readdir(join(folder.path, 'assets'))).map((name) => `assets/${name}`);
  expect(named.sort()).toEqual(written.sort());
  for (const path of written) expect(path).toMatch(/-[A-Z0-9]{8}\.(js|css|svg)$/);
  expect(page).not.toMatch(/<style|<script>|style=|https?:/);
});

test('is built once for all that ask at the same time, and found by who asks later', async () => {
  await using folder = await temporaryFolder();
  const script = `console.log(await (await import(${JSON.stringify(import.meta.resolve('./dashboard-cache.ts'))})).cachedDashboard(process.argv[1]))`;
  const ask = () =>
    startProcess({ command: process.execPath, args: ['--input-type=module', '-e', script, folder.path] });
  await using first = await ask();
  await using second = await ask();
  expect([await first.exited, await second.exited]).toEqual([0, 0]);
  expect(first.lines).toEqual(second.lines);
  expect(await readdir(folder.path)).toHaveLength(1);
  expect(await cachedDashboard(folder.path)).toBe(first.lines[0]);
});

test('a build of other sources is removed after a day', async () => {
  await using folder = await temporaryFolder();
  const old = join(folder.path, 'old');
  await buildDashboard(old);
  const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000);
  await utimes(old, twoDaysAgo, twoDaysAgo);
  const current = await cachedDashboard(folder.path);
  expect(await readdir(folder.path)).toEqual([current.slice(folder.path.length + 1)]);
});
