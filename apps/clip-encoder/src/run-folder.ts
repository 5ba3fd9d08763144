import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Folders of this service in the system's temporary folder: `langflix-clips-<machine>-<pid>-<random>`. Containers may
 * share the folder, and in each of them the service may have the same number.
 */
const PREFIX = `langflix-clips-${hostname().replace(/[^A-Za-z0-9.]/g, '.')}-`;

export interface RunFolder {
  /** Absolute path; for captions on their way into ffmpeg. */
  readonly path: string;
  remove(): Promise<void>;
}

/** A fresh folder for this run of the service, after those of runs that ended without tidying up are swept away. */
export async function openRunFolder(parent: string = tmpdir()): Promise<RunFolder> {
  await mkdir(parent, { recursive: true });
  await sweep(parent);
  const path = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

async function sweep(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    // A run of another user stays: it cannot be removed from here.
    if (!isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
}

/** False for this process too: its folder does not exist yet, an old one of the same number is left over. */
function isAlive(pid: number): boolean {
  if (pid === process.pid || !(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
