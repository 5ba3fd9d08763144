import type { JobEntry } from '@langflix/contracts';
import type { KeyValue, Messaging } from '@langflix/messaging';
import { connectBroker, disconnect, openJobs } from '../jobs/broker.ts';
import { natsSettingsFor } from '../jobs/nats-settings.ts';
import type { CommandContext } from './command.ts';
import type { CommandSettings } from './settings.ts';

export interface Connection extends CommandSettings {
  readonly messaging: Messaging;
  readonly jobs: KeyValue<JobEntry>;
}

/**
 * Runs `use` connected to a broker that is up already.
 * @throws CliError `nats_unreachable`; TerminalError `bucket_missing` where nobody has provisioned it
 */
export async function withBroker<T>(
  ctx: CommandContext,
  settings: CommandSettings,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const nats = natsSettingsFor(settings.config, settings.outputDirectory);
  const messaging = await connectBroker({ nats, ...(ctx.isVerbose && { logTo: ctx.stderr }) });
  try {
    return await use({ ...settings, messaging, jobs: await openJobs(messaging) });
  } finally {
    await disconnect(messaging);
  }
}
