import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** `path` made absolute: `~` is the home folder, anything relative counts from `folder`. */
export function absolutePath(path: string, folder: string, home: string = homedir()): string {
  if (path === '~') return home;
  return path.startsWith('~/') ? join(home, path.slice(2)) : resolve(folder, path);
}
