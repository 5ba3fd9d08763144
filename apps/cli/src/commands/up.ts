import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { wrongUse } from '../cli-error.ts';
import { brokerCommandLine, commandLine, isDefaultServers } from '../command-line.ts';
import type { BrokerChoice } from '../command-line.ts';
import { EXIT_CODE } from '../exit-code.ts';
import { createLinesView } from '../progress/lines-view.ts';
import type { LocalStack } from '../stack/start-stack.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readLocalSettings } from './settings.ts';
import { withStack } from './with-stack.ts';

/** Where NATS clients look when nobody tells them. */
const USUAL_NATS_PORT = 4222;

export interface UpOptions {
  readonly out?: string;
  readonly media?: readonly string[];
  readonly port?: number;
}

/** Keeps the local stack running until Ctrl-C. */
export async function up(options: UpOptions, ctx: CommandContext): Promise<Outcome> {
  const { config, outputDirectory, broker } = readLocalSettings(ctx, options.out);
  const view = createLinesView({
    output: ctx.stderr,
    subject: '',
    now: ctx.now,
    startedAtMs: ctx.startedAtMs,
  });
  const mediaRoots = mediaFolders(options.media, config.media.roots, ctx.cwd);
  const preferredPort = options.port ?? USUAL_NATS_PORT;
  const settings = { config, outputDirectory, mediaRoots, preferredPort, command: 'up' as const };
  const starting = `starting the local services; videos are read from ${mediaRoots.join(', ')}`;
  try {
    await withStack(settings, { ctx, view, starting }, (stack) => serve(stack, broker, ctx));
  } catch (error) {
    if (!ctx.signal.aborted) throw error;
  }
  return { exitCode: EXIT_CODE.complete, text: 'Stopped.', json: { status: 'stopped' } };
}

/** Until the stack is stopped from outside. */
async function serve(stack: LocalStack, broker: BrokerChoice, ctx: CommandContext): Promise<never> {
  await stack.ready();
  ctx.stdout.write(`${announce(stack, broker, ctx.isJson)}\n`);
  return stack.broken;
}

function announce(stack: LocalStack, broker: BrokerChoice, isJson: boolean): string {
  const { natsUrl, logs, services } = stack;
  const dashboard = stack.dashboardUrl();
  const addresses = Object.entries(services()).map(([name, { pid, healthPort }]) => {
    const base = healthPort === undefined ? undefined : `http://127.0.0.1:${healthPort}`;
    return {
      name,
      pid,
      health: base && `${base}/readyz`,
      ...(name === 'metrics' && { metrics: base && `${base}/metrics` }),
    };
  });
  if (isJson) return JSON.stringify({ status: 'up', dashboard, natsUrl, logs, services: addresses });
  const rows = [
    ['dashboard', dashboard ?? 'starting'],
    ['NATS', natsUrl],
    ...addresses.map((it) => [it.name, it.metrics ?? it.health ?? 'starting']),
    ['logs', logs],
  ];
  const table = rows.map(([name = '', value]) => `${name.padEnd(18)}${value}`);
  return [...table, `Submit with "${submitLine(natsUrl, broker)}"; Ctrl-C stops.`].join('\n');
}

/** Commands find this stack by its output folder, unless the settings name another broker. */
function submitLine(natsUrl: string, broker: BrokerChoice): string {
  const words = ['submit', '<video>'];
  if (isDefaultServers(broker.servers)) return brokerCommandLine(words, broker);
  return `NATS_URL=${natsUrl} ${commandLine(words)}`;
}

/** What `--media` names, else what the settings name, else the folder the user stands in. */
function mediaFolders(
  named: readonly string[] | undefined,
  configured: readonly string[],
  cwd: string,
): readonly string[] {
  if (named === undefined) return configured.length > 0 ? configured : [realpathSync(cwd)];
  return named.map((folder) => {
    try {
      return realpathSync(resolve(cwd, folder));
    } catch (error) {
      throw wrongUse('folder_missing', `there is no media folder "${resolve(cwd, folder)}"`, error);
    }
  });
}
