import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Asks the generator, which compares without writing. */
export function checkNatsPermissions(root: string): readonly string[] {
  const generator = join('tools', 'nats-permissions.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [generator, '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return [];
  return [`deploy/nats/generated: is not current. ${`${stdout}${stderr}`.trim()}`];
}
