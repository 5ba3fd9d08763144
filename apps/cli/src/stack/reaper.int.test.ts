import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder, waitFor } from '@langflix/testing';
import { isRunning } from './process-identity.ts';
import { readStackState, runningStack } from './state-file.ts';

/** A command that starts a crew of two and is then killed. */
const COMMAND = `
  const { gatherCrew } = await import('${import.meta.dirname}/crew.ts');
  const folder = process.argv[1];
  const crew = gatherCrew({ stackState: folder + '/stack.json', port: 4222 });
  const spec = (name, script) => ({ name, command: process.execPath, args: ['-e', script], env: {}, cwd: folder,
    logPath: folder + '/' + name + '.log', readiness: (line) => (line === 'ready' ? {} : undefined) });
  crew.start(spec('nats-server', 'console.log("ready"); setInterval(() => {}, 1000)'));
  crew.start(spec('stubborn', 'process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000)'));
  await crew.ready();
  console.log('up');
`;

test('nothing is left running when the command is killed', async () => {
  await using folder = await temporaryFolder();
  const command = spawn(process.execPath, ['--input-type=module', '-e', COMMAND, folder.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: command.stdout }), 'line');
  const path = join(folder.path, 'stack.json');
  const state = runningStack(path);
  expect(state?.cliPid).toBe(command.pid);
  const marks = [state?.nats ?? { pid: 0 }, ...Object.values(state?.services ?? {})];
  expect(marks.map(isRunning)).toEqual([true, true]);

  command.kill('SIGKILL');
  await waitFor(() => !marks.some(isRunning), { timeoutMs: 10_000 });

  expect(readStackState(path)).toBeDefined();
  expect(runningStack(path)).toBeUndefined();
});
