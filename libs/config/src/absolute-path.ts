import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** True for what is no path and stays as it is. */
export const isElsewhere = (location: string): boolean => /^s3:\/\//i.test(location);

/** `path` made absolute: `~` is the home folder, anything relative counts from `folder`. */
export function absolutePath(path: string, folder: string, home: string = homedir()): string {
  if (path === '~') return home;
  return path.startsWith('~/') ? join(home, path.slice(2)) : resolve(folder, path);
}
