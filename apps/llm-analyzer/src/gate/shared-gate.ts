import type { AnalyzerGate } from '@langflix/contracts';
import type { KeyValue } from '@langflix/messaging';
import type { Logger } from '@langflix/telemetry';

/** What all replicas know of one quota, always as fresh as the broker tells it. */
export interface SharedGate {
  now(): AnalyzerGate;
  /**
   * Changes it for everybody, by compare-and-set. `decide` may run again; undefined leaves it as it is.
   * @returns what was stored when the change is this replica's, else undefined
   */
  change(decide: (gate: AnalyzerGate) => AnalyzerGate | undefined): Promise<AnalyzerGate | undefined>;
  /** Called after every change, whoever made it. */
  onChange(listener: (gate: AnalyzerGate) => void): void;
}

export interface SharedGateOptions {
  readonly entries: KeyValue<AnalyzerGate>;
  readonly key: string;
  readonly project: string;
  readonly model: string;
  /** Ends the watching. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Finds the entry of a quota, or makes it, and watches it. */
export async function openSharedGate(options: SharedGateOptions): Promise<SharedGate> {
  const { entries, key, project, model } = options;
  const fresh = { project, model, share: 1, changedAt: new Date(0).toISOString() };
  await entries.create(key, fresh);
  let gate = (await entries.get(key)) ?? fresh;
  const listeners: ((gate: AnalyzerGate) => void)[] = [];
  const take = (changed: AnalyzerGate): void => {
    gate = changed;
    for (const listener of listeners) listener(gate);
  };
  let heard = 0;
  void follow(options, (told) => {
    heard += 1;
    take(told);
  });
  return {
    now: () => gate,
    onChange: (listener) => void listeners.push(listener),
    async change(decide) {
      const own = decide(gate);
      if (own === undefined) return undefined;
      // At once for this replica: the broker's word may take a while, and calls are waiting.
      take(own);
      const heardBefore = heard;
      let mine: AnalyzerGate | undefined;
      const stored = await entries.update(key, (current) => (mine = decide(current)));
      // Entries that nobody changes for days expire.
      if (stored === undefined) return (await entries.create(key, own)) ? own : undefined;
      if (stored === mine) return mine;
      // Not changed after all. What was heard meanwhile may be newer than what was read.
      if (heard === heardBefore) take(stored);
      return undefined;
    },
  };
}

/** What the broker tells comes in its order, so the last word is the truth, whatever the clocks of the replicas say. */
async function follow(options: SharedGateOptions, take: (gate: AnalyzerGate) => void): Promise<void> {
  const { entries, key, signal, log } = options;
  try {
    for await (const { value } of entries.watch({ key, signal })) take(value);
  } catch (error) {
    if (!signal.aborted) log.error({ err: error, key }, 'the shared gate is no longer watched');
  }
}
