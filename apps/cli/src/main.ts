import { callerFolder, isRunByNpm } from '@langflix/config';
import { EXIT_CODE } from './exit-code.ts';
import { listenForInterruption } from './interruption.ts';
import { runCli } from './run-cli.ts';

const startedAtMs = Date.now() - Math.round(performance.now());
const { stdout, stderr } = process;

// What is left of a local stack is ended by its reaper.
process.on('uncaughtException', (error) => {
  stderr.write(`langflix: ${error.stack ?? error.message}\n`);
  process.exit(EXIT_CODE.failed);
});

const exitCode = await runCli(process.argv.slice(2), {
  cwd: callerFolder(),
  now: Date.now,
  startedAtMs,
  stdout,
  stderr,
  ...listenForInterruption({ now: Date.now, endsWithParent: isRunByNpm() }),
});
// A connection that cannot be closed must not keep the command.
stdout.write('', () => process.exit(exitCode));
