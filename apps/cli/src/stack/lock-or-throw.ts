import { CliError } from '../cli-error.ts';
import { commandLine, isDefaultServers } from '../command-line.ts';
import type { Config } from '@langflix/config';
import { takeLock } from './lock.ts';
import type { HeldLock, Lock } from './lock.ts';
import { runningStack } from './state-file.ts';
import type { StateFolder } from './state-folder.ts';

/** The commands that start a stack. */
export type StackCommand = 'process' | 'up';

interface Wanted {
  readonly command: StackCommand;
  readonly outputDirectory: string;
  readonly config: Config;
}

/** @throws CliError `busy` when another command holds the output folder */
export function lockOrThrow(state: StateFolder, wanted: Wanted): Lock {
  const lock = takeLock(state.lock, wanted.command);
  if ('release' in lock) return lock;
  const holder = lock.heldBy === 0 ? '' : ` (process ${lock.heldBy})`;
  const remedies = ['wait for it', ...handOver(lock, state, wanted), 'choose another folder with --out'];
  throw new CliError(
    'busy',
    `another langflix command${holder} is working in ${wanted.outputDirectory}: ${remedies.join(', or ')}`,
  );
}

/** Only a stack that `up` keeps takes episodes of others: that of `process` ends with its own. */
function handOver(lock: HeldLock, state: StateFolder, wanted: Wanted): readonly string[] {
  const stack = runningStack(state.stackState);
  if (lock.command !== 'up' || wanted.command === 'up' || stack === undefined) return [];
  const line = commandLine(['submit', '<video>', '--out', wanted.outputDirectory]);
  const broker = isDefaultServers(wanted.config.nats.servers) ? '' : `NATS_URL=${stack.natsUrl} `;
  return [`hand it this episode with "${broker}${line}"`];
}
