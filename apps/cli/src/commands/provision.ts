import { EXIT_CODE } from '../exit-code.ts';
import { connectBroker, disconnect } from '../jobs/broker.ts';
import { natsSettingsFor } from '../jobs/nats-settings.ts';
import { quotaSettingsOf } from '../jobs/quota-settings.ts';
import { rejectOnAbort } from '../reject-on-abort.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readSettings } from './settings.ts';

/** Makes streams, consumers and buckets on the configured broker, or brings them up to date. */
export async function provisionBroker(_options: object, ctx: CommandContext): Promise<Outcome> {
  const { config, outputDirectory } = readSettings(ctx);
  const { signal } = ctx;
  const nats = natsSettingsFor(config, outputDirectory);
  const messaging = await connectBroker({ nats, signal, ...(ctx.isVerbose && { logTo: ctx.stderr }) });
  try {
    const { provision } = await import('@langflix/messaging');
    await Promise.race([provision(messaging, nats, [quotaSettingsOf(config)]), rejectOnAbort(signal)]);
    const { serverVersion } = messaging;
    return {
      exitCode: EXIT_CODE.complete,
      text: `Streams, consumers, buckets and the quota of ${config.llm.model} are in place at ${nats.servers.join(', ')} (nats-server ${serverVersion}).`,
      json: { status: 'provisioned', servers: nats.servers, serverVersion },
    };
  } finally {
    await disconnect(messaging, signal);
  }
}
