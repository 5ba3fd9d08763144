import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Runs a program in a folder and returns its standard output; fails with what it said. */
export async function run(program: string, args: readonly string[], cwd: string): Promise<Buffer> {
  try {
    const { stdout } = await execute(program, args, { cwd, encoding: 'buffer', maxBuffer: MAX_OUTPUT_BYTES });
    return stdout;
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? '').trim();
    throw new Error(`demo: ${program} failed: ${said || String(error)}`, { cause: error });
  }
}

export const ffmpeg = (args: readonly string[], cwd: string): Promise<Buffer> =>
  run('ffmpeg', ['-nostdin', '-hide_banner', '-v', 'error', '-y', ...args], cwd);

/** Runs the tasks with at most `width` at a time; results in the order of the tasks. */
export async function inParallel<T>(tasks: readonly (() => Promise<T>)[], width: number): Promise<T[]> {
  const results: T[] = [];
  const queue = tasks.entries();
  const worker = async (): Promise<void> => {
    for (const [index, task] of queue) results[index] = await task();
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
