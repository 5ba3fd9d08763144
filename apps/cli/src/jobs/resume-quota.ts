import type { AnalyzerGate, PauseCause } from '@langflix/contracts';
import type { KeyValue } from '@langflix/messaging';
import { waitingOf } from '../progress/waiting.ts';

/**
 * Lifts the pause of a quota: every analyzer that watches it asks again at once. The share of the quota that is used
 * stays, it recovers by itself.
 * @param only lifts it for these causes only; default all
 * @returns the gate as it was; undefined when there is none
 */
export async function resumeQuota(
  gates: KeyValue<AnalyzerGate>,
  key: string,
  { nowMs, only }: { readonly nowMs: number; readonly only?: readonly PauseCause[] },
): Promise<{ readonly wasPaused: boolean } | undefined> {
  let wasPaused = false;
  const now = await gates.update(key, (gate) => {
    const { project, model, share, cause } = gate;
    const isMeant = cause !== undefined && (only === undefined || only.includes(cause));
    wasPaused = isMeant && waitingOf(gate, nowMs) !== undefined;
    return isMeant ? { project, model, share, changedAt: new Date(nowMs).toISOString() } : undefined;
  });
  return now === undefined ? undefined : { wasPaused };
}
