import type { Death } from './run-process.ts';

export interface RestartPolicyOptions {
  /** First pause before a restart, ms; doubles with each early death up to the longest. Default 200. */
  readonly minPauseMs?: number | undefined;
  /** Default 5000. */
  readonly maxPauseMs?: number | undefined;
  /** After so many starts in a row that ended before the process was ready, it is given up. Default 5. */
  readonly maxFailedStarts?: number | undefined;
}

/** A process that was ready for so long is healthy: its next restart comes at once again. */
const HEALTHY_MS = 10_000;

/** Remembers the deaths of one process. Says how long to wait before the next start, ms; undefined: give it up. */
export function createRestartPolicy(options: RestartPolicyOptions): (death: Death) => number | undefined {
  const { minPauseMs = 200, maxPauseMs = 5000, maxFailedStarts = 5 } = options;
  let failedStarts = 0;
  let earlyDeaths = 0;
  return ({ readyForMs }) => {
    failedStarts = readyForMs === undefined ? failedStarts + 1 : 0;
    if (failedStarts >= maxFailedStarts) return undefined;
    if (readyForMs !== undefined && readyForMs >= HEALTHY_MS) earlyDeaths = 0;
    return Math.min(maxPauseMs, minPauseMs * 2 ** earlyDeaths++);
  };
}
