/** What the broker of an output folder holds is read also when no stack runs there. */
import { existsSync, mkdirSync } from 'node:fs';
import { childEnvironment } from '@langflix/config';
import { CliError } from '../cli-error.ts';
import { isDefaultServers } from '../command-line.ts';
import type { CommandContext } from '../commands/command.ts';
import type { CommandSettings } from '../commands/settings.ts';
import { withBroker } from '../commands/with-broker.ts';
import type { Connection } from '../commands/with-broker.ts';
import { rejectOnAbort } from '../reject-on-abort.ts';
import { gatherCrew } from '../stack/crew.ts';
import { embeddedNatsSpec } from '../stack/embedded-nats.ts';
import { freePort } from '../stack/free-port.ts';
import { endLeftovers } from '../stack/leftovers.ts';
import { takeLock } from '../stack/lock.ts';
import { runningStack } from '../stack/state-file.ts';
import { stateFolder } from '../stack/state-folder.ts';
import type { StateFolder } from '../stack/state-folder.ts';

/**
 * Runs `use` connected to the broker that the settings name, else to that of the stack that runs on the output folder.
 * Where none runs but one has, its broker alone is started on what it stored, and stopped again.
 * @throws CliError `busy` when another command is just starting there; what `withBroker` throws
 */
export async function withStoredBroker<T>(
  ctx: CommandContext,
  settings: CommandSettings,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const state = stateFolder(settings.outputDirectory);
  const isElsewhere = !isDefaultServers(settings.config.nats.servers);
  if (isElsewhere || !existsSync(state.nats) || runningStack(state.stackState) !== undefined)
    return withBroker(ctx, settings, use);
  const lock = takeLock(state.lock, 'report');
  if (!('release' in lock)) throw busy(settings.outputDirectory);
  try {
    return await withBrokerOn(state, { ctx, settings }, () => withBroker(ctx, settings, use));
  } finally {
    lock.release();
  }
}

interface Surroundings {
  readonly ctx: CommandContext;
  readonly settings: CommandSettings;
}

async function withBrokerOn<T>(
  state: StateFolder,
  { ctx, settings }: Surroundings,
  use: () => Promise<T>,
): Promise<T> {
  mkdirSync(state.logs, { recursive: true });
  await endLeftovers(state.stackState);
  const port = await freePort();
  const searchPath = childEnvironment(settings.config)['PATH'] ?? '';
  const crew = gatherCrew({ stackState: state.stackState, port });
  try {
    const broker = crew.start(embeddedNatsSpec({ port, state, searchPath }));
    const trouble = Promise.race([crew.broken, rejectOnAbort(ctx.signal)]);
    await Promise.race([broker.ready(), trouble]);
    return await use();
  } finally {
    await crew.stop({ now: ctx.urgent?.aborted ?? false });
  }
}

function busy(outputDirectory: string): CliError {
  return new CliError(
    'busy',
    `another langflix command is starting in ${outputDirectory}: run this again when it is up or done`,
  );
}
