import type { Config } from '@langflix/config';
import type { ServiceRuntime } from '@langflix/messaging';
import { createStorage } from '@langflix/storage';
import { createAnswers } from './answers.ts';
import { createApp } from './api/app.ts';
import type { AppOptions } from './api/app.ts';
import { createCommands } from './api/commands.ts';
import { createGate } from './api/gate.ts';
import { listen } from './api/listen.ts';
import type { Listening } from './api/listen.ts';
import { loadStaticFiles } from './api/static-files.ts';
import type { StaticFiles } from './api/static-files.ts';
import { findDashboard } from './find-dashboard.ts';
import type { Monitor } from './monitor.ts';

interface Served extends Pick<AppOptions, 'live' | 'figures'> {
  readonly sources: Monitor['sources'];
}

/**
 * Serves the dashboard and its API, and logs where.
 * @throws TerminalError `token_missing` | `token_too_short`, see `createGate`; the system's error when the address is taken
 */
export async function serveDashboard(
  { messaging, log }: ServiceRuntime,
  config: Pick<Config, 'monitoring' | 'storage'>,
  { sources, live, figures }: Served,
): Promise<Listening> {
  const { host, port, token, dashboardDirectory } = config.monitoring;
  const app = createApp({
    answers: createAnswers(sources),
    commands: createCommands(messaging, sources.brokerState),
    live,
    figures,
    gate: createGate({ host, token }),
    storage: createStorage(config.storage),
    files: withWelcome(await loadStaticFiles(await findDashboard(dashboardDirectory))),
    onError: (error) => log.error({ err: error }, 'a request failed'),
  });
  const listening = await listen(app, { host, port });
  log.info({ url: listening.url }, 'dashboard ready');
  return listening;
}

/** So that whoever opens the address of a dashboard that nobody has built is told. */
function withWelcome(files: StaticFiles): StaticFiles {
  if (files.has('/')) return files;
  const text =
    '<!doctype html><title>LangFlix</title><p>The dashboard is not built: run <code>npm run build</code>, or name ' +
    'its folder in <code>monitoring.dashboard_directory</code>. The API below <code>/api/</code> answers.</p>\n';
  const page = {
    bytes: Buffer.from(text),
    type: 'text/html; charset=utf-8',
    etag: '"none"',
    isImmutable: false,
  };
  return new Map([...files, ['/', page]]);
}
