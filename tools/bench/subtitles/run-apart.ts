import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const execute = promisify(execFile);
/** As the services are started, see NODE_FLAGS of the command line's local services. */
const NODE_FLAGS = ['--max-semi-space-size=2'];
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Runs a script of this folder, bundled as services are in their images, and reads the JSON that it prints. */
export async function runApart<T>(script: string, args: readonly string[], folder: string): Promise<T> {
  const outfile = join(folder, `${basename(script, '.ts')}.mjs`);
  const entry = join(import.meta.dirname, script);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { stdout } = await execute(process.execPath, [...NODE_FLAGS, outfile, ...args], {
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  return JSON.parse(stdout) as T;
}
