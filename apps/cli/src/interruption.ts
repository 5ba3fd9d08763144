import { CliError } from './cli-error.ts';
import { EXIT_CODE } from './exit-code.ts';

/** Signals that end the command in order. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes Ctrl-C on to a process that the terminal has told already: within this time it is the same one. */
const SAME_SIGNAL_MS = 700;

/** How often it is looked whether npm is still there, ms. */
const PARENT_EVERY_MS = 1000;

export interface Interruption {
  /** Aborts at the first signal; its reason is a CliError with exit code 130. */
  readonly signal: AbortSignal;
  /** Aborts at the second one: stop at once. */
  readonly urgent: AbortSignal;
}

interface ListenOptions {
  readonly now: () => number;
  /** The death of the parent process interrupts too: npm passes no kill -9 on. */
  readonly endsWithParent: boolean;
}

/** Turns signals into abort signals, for the rest of the process's life. */
export function listenForInterruption({ now, endsWithParent }: ListenOptions): Interruption {
  const first = new AbortController();
  const second = new AbortController();
  let firstAtMs = 0;
  const onSignal = (): void => {
    if (!first.signal.aborted) {
      firstAtMs = now();
      first.abort(new CliError('interrupted', 'interrupted', { exitCode: EXIT_CODE.interrupted }));
    } else if (now() - firstAtMs > SAME_SIGNAL_MS) {
      second.abort();
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  if (endsWithParent) onParentDeath(onSignal);
  return { signal: first.signal, urgent: second.signal };
}

function onParentDeath(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, PARENT_EVERY_MS);
  timer.unref();
}
