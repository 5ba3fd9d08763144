import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Asks the generator, which compares without writing. */
export function checkAsyncapi(root: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('tools', 'asyncapi.ts'), '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return [];
  const said = `${stdout}${stderr}`.trim();
  return [`docs/asyncapi.yaml: is not what the contracts say; run \`npm run asyncapi\`. ${said}`];
}
