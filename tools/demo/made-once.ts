/** The episode is made again only when what makes it has changed. */
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EPISODE, makeEpisode } from './episode.ts';
import type { MakeOptions } from './episode.ts';

const stampPath = (folder: string): string => join(folder, `.${EPISODE}.made-from`);

/** A hash of the sources beside this file. */
async function recipe(): Promise<string> {
  const hash = createHash('sha256');
  const sources = globSync('**/*.ts', { cwd: import.meta.dirname }).sort();
  for (const path of sources.filter((name) => !name.endsWith('.test.ts'))) {
    hash.update(path).update(await readFile(join(import.meta.dirname, path)));
  }
  return hash.digest('hex');
}

export async function episodeIsCurrent(folder: string): Promise<boolean> {
  const files = ['mp4', 'en.srt', 'ko.srt'].map((end) => join(folder, `${EPISODE}.${end}`));
  const stamp = await readFile(stampPath(folder), 'utf8').catch(() => '');
  return files.every((path) => existsSync(path)) && stamp === (await recipe());
}

/** The stamp is written last: an interrupted run is made again. */
export async function makeCurrentEpisode(options: MakeOptions): Promise<void> {
  await mkdir(options.folder, { recursive: true });
  await rm(stampPath(options.folder), { force: true });
  await makeEpisode(options);
  await writeFile(stampPath(options.folder), await recipe());
}
