/** Keeps one process of the stack alive. */
import { setTimeout as delay } from 'node:timers/promises';
import { CliError } from '../cli-error.ts';
import { endProcess, sendSignal } from './end-process.ts';
import { openLogFile } from './log-file.ts';
import { isRunning } from './process-identity.ts';
import type { ProcessMark } from './process-identity.ts';
import { createRestartPolicy } from './restart-policy.ts';
import type { RestartPolicyOptions } from './restart-policy.ts';
import { runProcess } from './run-process.ts';
import type { ProcessRun, ProcessSpec, Readiness } from './run-process.ts';

export interface SuperviseOptions extends RestartPolicyOptions {
  onStart(mark: ProcessMark): void;
  onReady(readiness: Readiness): void;
  /** Runs before the next start. */
  onExit(mark: ProcessMark): void;
  /** It will not be started again; the error holds the end of its log. */
  onGiveUp(error: CliError): void;
}

export interface Supervised {
  readonly name: string;
  /** Settles when the process has been ready once, or is given up or stopped. */
  ready(): Promise<void>;
  /** SIGTERM, then after `graceMs` SIGKILL for its whole group; 0 kills at once. It is not started again. */
  stop(graceMs: number): Promise<void>;
}

/** Starts the process, and starts it again whenever it dies, until `stop`. Its output goes to the log. */
export function supervise(spec: ProcessSpec, options: SuperviseOptions): Supervised {
  const firstReady = Promise.withResolvers<void>();
  const stopping = new AbortController();
  const pauseAfter = createRestartPolicy(options);
  let run: ProcessRun | undefined;
  const log = openLogFile(spec.logPath, (line) => run?.takeLine(line));
  const onReady = (readiness: Readiness): void => {
    options.onReady(readiness);
    firstReady.resolve();
  };

  const keepAlive = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      run = runProcess(spec, { log, onReady });
      if (run.mark !== undefined) options.onStart(run.mark);
      const death = await run.ended;
      if (run.mark !== undefined) bury(run.mark, options);
      if (stopping.signal.aborted) return;
      const pauseMs = pauseAfter(death);
      if (pauseMs === undefined) {
        options.onGiveUp(givenUp(spec, `${death.how}\n${log.tail()}`));
        return firstReady.resolve();
      }
      log.write(Buffer.from(`langflix: ${spec.name}: ${death.how}; it is started again\n`));
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const living = keepAlive();

  return {
    name: spec.name,
    ready: () => firstReady.promise,
    stop: async (graceMs) => {
      stopping.abort();
      firstReady.resolve();
      if (run?.mark !== undefined && isRunning(run.mark)) await endProcess(run.mark, graceMs);
      // A process that not even SIGKILL ends hangs in the kernel: nobody waits for it.
      if (run?.mark === undefined || !isRunning(run.mark)) await living;
      log.close();
    },
  };
}

/** What it had started would go on without it. */
function bury(mark: ProcessMark, options: SuperviseOptions): void {
  sendSignal(-mark.pid, 'SIGKILL');
  options.onExit(mark);
}

function givenUp(spec: ProcessSpec, detail: string): CliError {
  return new CliError(
    'stack_broken',
    `${spec.name} ended again and again before it was ready; its log is ${spec.logPath}:\n${detail}`,
  );
}
