import type { AnalyzerGate } from '@langflix/contracts';
import type { Permit, Quota } from '@langflix/messaging';
import type { SharedGate } from './shared-gate.ts';

/** Builders of the tests in this folder. */
export const START_MS = Date.parse('2026-03-03T12:00:00Z');
export const at = (afterMs: number): string => new Date(START_MS + afterMs).toISOString();
export const moment = (afterMs: number, random = 0.5) => ({
  nowMs: START_MS + afterMs,
  random: () => random,
});

export function aGate(override: Partial<AnalyzerGate> = {}): AnalyzerGate {
  return { project: 'default', model: 'gemini-x', share: 1, changedAt: at(-3_600_000), ...override };
}

/** One replica's view, without others. */
export function aSharedGate(gate = aGate()): SharedGate {
  const listeners: ((gate: AnalyzerGate) => void)[] = [];
  let now = gate;
  return {
    now: () => now,
    onChange: (listener) => void listeners.push(listener),
    async change(decide) {
      const changed = decide(now);
      if (changed === undefined) return undefined;
      now = changed;
      for (const listener of listeners) listener(now);
      return changed;
    },
  };
}

export type TestQuota = Pick<Quota, 'take' | 'settle' | 'giveBack' | 'setShare'> & {
  readonly said: string[];
};

/** A quota of so many permits in all that writes down what it is told. */
export function aQuota(permits = Infinity): TestQuota {
  const said: string[] = [];
  const permit: Permit = {
    key: 'k',
    tokens: 0,
    takenAtMs: 0,
    sendBeforeMs: Infinity,
    quanta: 1,
    debtQuanta: 0,
  };
  let left = permits;
  return {
    said,
    take: async (tokens) => {
      if (left <= 0) return { granted: false, limit: 'requests_per_day' };
      left -= 1;
      return { granted: true, permit: { ...permit, tokens } };
    },
    settle: async (_permit, tokens) => void said.push(`settle ${tokens}`),
    giveBack: async () => {
      left += 1;
      said.push('give back');
    },
    setShare: async (share) => {
      said.push(`share ${share}`);
      return share;
    },
  };
}
