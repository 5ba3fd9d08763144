import { claimProbe, isPaused, needsProbe, pausedUntilMs, probedPauseOf } from './decide-pause.ts';
import type { Moment } from './decide-pause.ts';
import { LONGEST_WAIT_MS, parked } from './parked.ts';
import type { SharedGate } from './shared-gate.ts';
import type { WakeUp } from './wake-up.ts';

/** This call is the one that tries whether a pause is over. */
export interface Probe {
  readonly pausedMs: number;
}

export interface Passing {
  readonly shared: SharedGate;
  readonly changes: WakeUp;
  atNow(): Moment;
  readonly signal: AbortSignal;
}

/**
 * Waits until no pause is in force, whoever made it.
 * @returns the probe when this call was chosen to try the end of a pause
 * @throws RetryableError (uncounted) when the wait would be too long to hold a place; the signal's reason
 */
export async function passPause({ shared, changes, atNow, signal }: Passing): Promise<Probe | undefined> {
  for (;;) {
    signal.throwIfAborted();
    const gate = shared.now();
    const moment = atNow();
    if (isPaused(gate, moment.nowMs)) {
      const leftMs = pausedUntilMs(gate) - moment.nowMs;
      if (leftMs > LONGEST_WAIT_MS) throw parked(gate, moment);
      await changes.wait(leftMs, signal);
    } else if (needsProbe(gate)) {
      const pausedMs = probedPauseOf(gate);
      if (await shared.change((current) => claimProbe(current, atNow()))) return { pausedMs };
      // Somebody else probes: what comes of it wakes everybody.
    } else {
      return undefined;
    }
  }
}
