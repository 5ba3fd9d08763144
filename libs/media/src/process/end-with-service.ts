import { spawn } from 'node:child_process';

export interface Guard {
  /** From now on the group ends with this process. */
  watch(groupId: number): void;
  /** The group has ended by itself, or was never started. */
  release(): void;
}

/**
 * Makes a process group end with this process, even by kill -9, and its half-done files go with it: a tiny shell in a
 * session of its own waits on a pipe that only this process holds open. When the pipe closes without a word, it kills
 * the group. Works on Linux and macOS (a parent-death signal would be Linux only); where there is no `sh` the group
 * simply is not guarded. Made before the group is started: starting a process takes a while on a busy machine, and a
 * kill in that while would leave the group without its guard.
 * @param leftovers absolute paths that are worthless unless the group ends by itself.
 */
export function endWithService(leftovers: readonly string[] = []): Guard {
  const script = 'read -r group || exit 0; read -r released || { kill -s KILL -- "-$group"; rm -f -- "$@"; }';
  const guard = spawn('sh', ['-c', script, 'guard', ...leftovers], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ignore = (): void => {};
  guard.on('error', ignore);
  guard.stdin.on('error', ignore);
  guard.unref();
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();
  let isWatching = false;
  return {
    watch(groupId) {
      isWatching = true;
      guard.stdin.write(`${groupId}\n`);
    },
    release() {
      guard.stdin.end(isWatching ? 'released\n' : undefined);
    },
  };
}
