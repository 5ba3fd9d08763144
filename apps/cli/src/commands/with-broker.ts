import type { JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { connectBroker, disconnect, openJobs } from '../jobs/broker.ts';
import { natsSettingsFor } from '../jobs/nats-settings.ts';
import { rejectOnAbort } from '../reject-on-abort.ts';
import type { CommandContext } from './command.ts';
import type { CommandSettings } from './settings.ts';

/** A command that hears of the interruption itself has so long to end with what it knows, ms. */
const LAST_WORDS_MS = 300;

export interface Connection extends CommandSettings {
  readonly messaging: Messaging;
  readonly jobs: KeyValue<JobEntry>;
}

/**
 * Runs `use` connected to a broker that is up already, at most until the command is interrupted.
 * @throws CliError `nats_unreachable`; TerminalError `bucket_missing` where nobody has provisioned it
 */
export async function withBroker<T>(
  ctx: CommandContext,
  settings: CommandSettings,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const nats = natsSettingsFor(settings.config, settings.outputDirectory);
  const { signal } = ctx;
  const messaging = await connectBroker({ nats, signal, ...(ctx.isVerbose && { logTo: ctx.stderr }) });
  const work = async (): Promise<T> => use({ ...settings, messaging, jobs: await openJobs(messaging) });
  try {
    return await Promise.race([work(), rejectOnAbort(signal, LAST_WORDS_MS)]);
  } finally {
    await disconnect(messaging, signal);
  }
}
