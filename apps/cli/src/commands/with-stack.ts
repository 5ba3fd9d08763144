import type { Config } from '@langflix/config';
import { QUOTA_BUCKET, analyzerGate } from '@langflix/contracts';
import type { Messaging } from '@langflix/messaging';
import { connectBroker, disconnect } from '../jobs/broker.ts';
import { quotaSettingsOf } from '../jobs/quota-settings.ts';
import { resumeQuota } from '../jobs/resume-quota.ts';
import type { ProgressView } from '../progress/progress-view.ts';
import { rejectOnAbort } from '../reject-on-abort.ts';
import { localNats } from '../stack/local-config.ts';
import { startStack } from '../stack/start-stack.ts';
import type { LocalStack, StackCommand } from '../stack/start-stack.ts';
import type { CommandContext } from './command.ts';

export interface StackSettings {
  readonly config: Config;
  readonly outputDirectory: string;
  readonly mediaRoots: readonly string[];
  readonly preferredPort?: number;
  /** Who asks: a second command in the same folder is told. */
  readonly command: StackCommand;
}

interface Companions {
  readonly ctx: CommandContext;
  readonly view: Pick<ProgressView, 'note'>;
  /** Shown once the output folder is ours. */
  readonly starting: string;
}

/**
 * Runs `use` on a local stack of its own and stops that stack, however `use` ends.
 * @throws what `startStack` and `use` throw; CliError `stack_broken`; the signal's reason when it aborts.
 */
export async function withStack<T>(
  settings: StackSettings,
  { ctx, view, starting }: Companions,
  use: (stack: LocalStack, messaging: Messaging) => Promise<T>,
): Promise<T> {
  let messaging: Messaging | undefined;
  const prepare = async (natsUrl: string): Promise<void> => {
    const nats = localNats(settings.config, natsUrl);
    messaging = await connectBroker({
      nats,
      signal: ctx.signal,
      ...(ctx.isVerbose && { logTo: ctx.stderr }),
    });
    const { provision } = await import('@langflix/messaging');
    const quota = quotaSettingsOf(settings.config);
    await provision(messaging, nats, [quota]);
    await tryAgain(messaging, quota.key, ctx.now());
  };
  let stack: LocalStack | undefined;
  try {
    stack = await startStack({
      ...settings,
      cwd: ctx.cwd,
      signal: ctx.signal,
      onLocked: () => view.note(starting),
      prepare,
    });
    if (messaging === undefined) throw new Error('the stack is up without a connection');
    return await Promise.race([use(stack, messaging), stack.broken, rejectOnAbort(ctx.signal)]);
  } finally {
    if (stack !== undefined) view.note(stopping(ctx.signal));
    if (messaging !== undefined) await disconnect(messaging);
    await stopInTime(stack, ctx.urgent);
  }
}

/** A key may have been mended and a service come back since the stack was last up: that is worth a new try. */
async function tryAgain(messaging: Messaging, key: string, nowMs: number): Promise<void> {
  const gates = await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
  await resumeQuota(gates, key, { nowMs, only: ['key_refused', 'unavailable'] });
}

function stopping(signal: AbortSignal): string {
  return signal.aborted ? 'stopping (Ctrl-C again stops at once)' : 'stopping the local services';
}

async function stopInTime(stack: LocalStack | undefined, urgent: AbortSignal): Promise<void> {
  if (stack === undefined) return;
  const killNow = (): void => void stack.stop({ now: true });
  urgent.addEventListener('abort', killNow, { once: true });
  await stack.stop({ now: urgent.aborted });
  urgent.removeEventListener('abort', killNow);
}
