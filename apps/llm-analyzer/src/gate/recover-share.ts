import { afterQuietMinute } from './decide-pause.ts';
import type { QuotaPort } from './quota-port.ts';
import type { SharedGate } from './shared-gate.ts';

const LOOK_EVERY_MS = 10_000;

/**
 * Gives back a part of the quota after every minute without a refusal. All replicas look; who changes the entry tells the
 * quota, too, and again when that was too early.
 */
export function recoverShare(shared: SharedGate, quota: QuotaPort, signal: AbortSignal): void {
  let isOwed = false;
  const look = async (): Promise<void> => {
    const nowMs = Date.now();
    const mine = await shared.change((gate) => afterQuietMinute(gate, { nowMs, random: Math.random }));
    if (mine === undefined && !isOwed) return;
    isOwed = true;
    const { share } = mine ?? shared.now();
    isOwed = (await quota.setShare(share)) < share;
  };
  // The broker away, for instance: the next look is soon.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
