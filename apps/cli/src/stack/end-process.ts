import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from './process-identity.ts';
import type { ProcessMark } from './process-identity.ts';

const LOOK_EVERY_MS = 20;
/** A killed process is gone at once, unless it hangs in the kernel. */
const KILL_WAIT_MS = 2000;

/** Sends a signal to a process or, with a negative number, to its group; false when there is none. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/**
 * Asks a process to end and waits; after `graceMs` it is killed. What it started (ffmpeg) is in its group and is
 * killed in any case once the process itself has ended. Each process of the stack leads a group of its own.
 */
export async function endProcess(mark: ProcessMark, graceMs: number): Promise<void> {
  if (isRunning(mark) && graceMs > 0) {
    sendSignal(mark.pid, 'SIGTERM');
    await isGone(mark, graceMs);
  }
  sendSignal(-mark.pid, 'SIGKILL');
  await isGone(mark, KILL_WAIT_MS);
}

async function isGone(mark: ProcessMark, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (isRunning(mark) && Date.now() < deadline) await delay(LOOK_EVERY_MS);
}
