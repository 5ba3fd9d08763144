import { endProcess } from './end-process.ts';
import { isRunning } from './process-identity.ts';
import { readStackState } from './state-file.ts';

/**
 * Ends what a killed command left running and its reaper has not ended yet: two brokers on one store would spoil it.
 * Only for the holder of the lock.
 */
export async function endLeftovers(stackStatePath: string): Promise<void> {
  const state = readStackState(stackStatePath);
  if (state === undefined) return;
  const marks = [...Object.values(state.services), state.nats].filter(isRunning);
  await Promise.all(marks.map((mark) => endProcess(mark, 0)));
}
