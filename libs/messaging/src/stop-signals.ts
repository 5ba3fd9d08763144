import type { Logger } from '@langflix/telemetry';

/** As a shell reports a process that SIGINT ended. */
const EXIT_IMPATIENT = 130;

/** Aborts on the first SIGTERM or SIGINT. The second ends the process at once: somebody is tired of waiting. */
export function stopSignals(log: Logger): { readonly stopping: AbortSignal } {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(EXIT_IMPATIENT);
    log.info({ signal }, 'stopping');
    controller.abort(new Error(`stopped by ${signal}`));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return { stopping: controller.signal };
}
