import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ProcessMark } from './process-identity.ts';

/** One line, as JSON, on the reaper's standard input. */
export interface ReaperMessage extends ProcessMark {
  readonly change: 'started' | 'ended';
  /** The broker outlives the services. */
  readonly isBroker: boolean;
}

export interface Reaper {
  tell(message: ReaperMessage): void;
  /** Lets it go, and waits for it; processes that have not ended by now are ended by it. */
  close(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('./reaper.ts', import.meta.url));

/** Pause before it is replaced when somebody killed it, ms. */
const RESTART_MS = 200;

/** Starts the process that outlives the command by a few seconds at most; see `reaper.ts`. */
export function startReaper(): Reaper {
  const charges = new Map<number, ReaperMessage>();
  let isClosed = false;
  let reaper = launch();

  function launch(): ChildProcess {
    const child = spawn(process.execPath, [SCRIPT], {
      env: {},
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin?.on('error', () => undefined);
    child.once('exit', () => {
      if (!isClosed) setTimeout(replace, RESTART_MS).unref();
    });
    child.unref();
    return child;
  }

  function replace(): void {
    if (isClosed) return;
    reaper = launch();
    for (const charge of charges.values()) send(charge);
  }

  const send = (message: ReaperMessage): void => {
    reaper.stdin?.write(`${JSON.stringify(message)}\n`);
  };

  return {
    tell: (message) => {
      if (message.change === 'started') charges.set(message.pid, message);
      else charges.delete(message.pid);
      send(message);
    },
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      reaper.ref();
      const ended = once(reaper, 'exit');
      reaper.stdin?.end();
      if (reaper.exitCode === null && reaper.signalCode === null) await ended;
    },
  };
}
