import { spawn } from 'node:child_process';

/**
 * Makes a process group end with this process, even by kill -9, and its half-done files go with it: a tiny shell in a
 * session of its own waits on a pipe that only this process holds open. When the pipe closes without a word, it kills
 * the group. Works on Linux and macOS (a parent-death signal would be Linux only); where there is no `sh` the group
 * simply is not guarded.
 * @param leftovers absolute paths that are worthless unless the group ends by itself.
 * @returns call it when the group has ended by itself.
 */
export function endWithService(groupId: number, leftovers: readonly string[] = []): () => void {
  const script = 'read -r released || { kill -s KILL -- "-$0"; rm -f -- "$@"; }';
  const guard = spawn('sh', ['-c', script, String(groupId), ...leftovers], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ignore = (): void => {};
  guard.on('error', ignore);
  guard.stdin.on('error', ignore);
  guard.unref();
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();
  return () => guard.stdin.end('released\n');
}
