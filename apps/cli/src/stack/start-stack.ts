/** The local stack: broker and services, each a process of its own, under one command. */
import { mkdirSync } from 'node:fs';
import { childEnvironment } from '@langflix/config';
import type { Config } from '@langflix/config';
import { wrongUse } from '../cli-error.ts';
import { rejectOnAbort } from '../reject-on-abort.ts';
import { gatherCrew } from './crew.ts';
import type { Crew } from './crew.ts';
import { embeddedNatsSpec, natsUrlOf } from './embedded-nats.ts';
import { freePort } from './free-port.ts';
import { endLeftovers } from './leftovers.ts';
import { localConfig } from './local-config.ts';
import { LOCAL_SERVICES, serviceSpec } from './local-services.ts';
import { lockOrThrow } from './lock-or-throw.ts';
import type { StackCommand } from './lock-or-throw.ts';
import { stateFolder } from './state-folder.ts';

export type { StackCommand };

/** Below the ports that systems hand out by themselves. */
const USUAL_DASHBOARD_PORT = 4280;

export interface StackOptions {
  /** Which command it is for. */
  readonly command: StackCommand;
  readonly config: Config;
  readonly outputDirectory: string;
  /** Folders that videos and subtitles may be read from. */
  readonly mediaRoots: readonly string[];
  /** Working folder of the services. */
  readonly cwd: string;
  /** Port of the broker, if it is free; else, and by default, any free one. */
  readonly preferredPort?: number;
  /** Called when the output folder is ours, before anything is started. */
  onLocked?(): void;
  /** Makes streams and consumers: runs when the broker is up, before the services are started. */
  prepare(natsUrl: string): Promise<void>;
  /** Ends the start; what was started already is stopped. */
  readonly signal: AbortSignal;
}

export interface LocalStack extends Omit<Crew, 'start'> {
  readonly natsUrl: string;
  /** Address of the dashboard; undefined until the metrics service is ready. */
  dashboardUrl(): string | undefined;
  /** Folder of the logs. */
  readonly logs: string;
}

/**
 * Does not wait for the services: work that is published meanwhile waits for them.
 * @throws CliError (wrong use) `output_unusable`; `busy` when another command works in the same output folder, `nats_server_missing`, or
 * `stack_broken` with the end of the log of a process that does not start; the signal's reason when it aborts.
 */
export async function startStack(options: StackOptions): Promise<LocalStack> {
  const state = stateFolder(options.outputDirectory);
  makeFolder(state.logs, options.outputDirectory);
  const lock = lockOrThrow(state, options);
  options.onLocked?.();
  let crew: Crew | undefined;
  const stop: Crew['stop'] = async (how) => {
    await crew?.stop(how);
    lock.release();
  };
  try {
    await endLeftovers(state.stackState);
    const port = await freePort(options.preferredPort);
    const natsUrl = natsUrlOf(port);
    const dashboardPort = await chooseDashboardPort(options);
    const env = childEnvironment(localConfig(options.config, { ...options, natsUrl, dashboardPort }));
    const broker = embeddedNatsSpec({ port, state, searchPath: env['PATH'] ?? '' });
    crew = gatherCrew({ stackState: state.stackState, port });
    const trouble = Promise.race([crew.broken, rejectOnAbort(options.signal)]);
    await Promise.race([crew.start(broker).ready(), trouble]);
    await Promise.race([options.prepare(natsUrl), trouble]);
    for (const name of LOCAL_SERVICES) crew.start(serviceSpec(name, { env, cwd: options.cwd, state }));
    const { services } = crew;
    const dashboardUrl = (): string | undefined => services()['metrics']?.dashboardUrl;
    return { ...crew, stop, natsUrl, dashboardUrl, logs: state.logs };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What could not be seen beforehand, such as a link to a disk that is not there. */
function makeFolder(path: string, outputDirectory: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const message = `cannot write to "${outputDirectory}": choose another folder with --out`;
    throw wrongUse('output_unusable', message, error);
  }
}

/** A stack that stays is found at the same address every day; one for a single job must not take it. */
async function chooseDashboardPort({ command, config }: StackOptions): Promise<number> {
  const { port } = config.monitoring;
  if (port !== 0 || command !== 'up') return port;
  return (await freePort(USUAL_DASHBOARD_PORT)) === USUAL_DASHBOARD_PORT ? USUAL_DASHBOARD_PORT : 0;
}
