import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = join(ROOT, 'apps', 'dashboard', 'src');
const CACHE = join(ROOT, 'node_modules', '.cache', 'langflix-dashboard');
/** Builds of other sources are removed once nobody can be serving them any more. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Folder with the dashboard as the sources are now: built when it is not there yet (a fraction of a second), so that
 * a service run from its sources needs no build step. Several processes may ask at once.
 */
export async function cachedDashboard(cache = CACHE): Promise<string> {
  const folder = join(cache, await hashOfSources());
  if (existsSync(join(folder, 'index.html'))) return folder;
  // Brings esbuild along, which a service that finds its build does without.
  const { buildDashboard } = await import('./dashboard.ts');
  await mkdir(cache, { recursive: true });
  const building = await mkdtemp(join(cache, 'building-'));
  try {
    await buildDashboard(building);
    await stopBuilding();
    await rename(building, folder);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    // Somebody else was faster: theirs is the same.
    if (!existsSync(join(folder, 'index.html'))) throw error;
  }
  await removeOld(cache, folder);
  return folder;
}

/** esbuild keeps a process of its own until ours ends. */
async function stopBuilding(): Promise<void> {
  const { stop } = await import('esbuild');
  await stop();
}

/** The page, what builds it, and the packages that go into it. */
async function hashOfSources(): Promise<string> {
  const names = (await readdir(SOURCES, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = [...names, join(import.meta.dirname, 'dashboard.ts'), join(ROOT, 'package-lock.json')];
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.slice(dirname(ROOT).length)}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function removeOld(cache: string, current: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    const { mtimeMs } = await stat(folder);
    if (folder !== current && mtimeMs < Date.now() - KEPT_MS) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
