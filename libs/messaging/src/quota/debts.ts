/** What requests of this process took beyond their permits and could not be booked: its next permits carry it. */
export interface Debt {
  readonly quanta: number;
  /** When the request leaves the window, by performance.now(): nothing is owed then. */
  readonly untilMs: number;
}

export interface Debts {
  add(...debts: readonly Debt[]): void;
  /** What is still owed, at most so much, and forgets it: whoever takes it books it, or adds it again. */
  take(mostQuanta: number, nowMs: number): readonly Debt[];
}

export function createDebts(): Debts {
  let open: Debt[] = [];
  return {
    add: (...debts) => {
      open.push(...debts.filter(({ quanta }) => quanta > 0));
    },
    take: (mostQuanta, nowMs) => {
      const taken: Debt[] = [];
      const left: Debt[] = [];
      for (const { quanta, untilMs } of open.filter((debt) => debt.untilMs > nowMs)) {
        const now = Math.min(quanta, mostQuanta - sumOf(taken));
        taken.push({ quanta: now, untilMs });
        left.push({ quanta: quanta - now, untilMs });
      }
      open = left.filter(({ quanta }) => quanta > 0);
      return taken.filter(({ quanta }) => quanta > 0);
    },
  };
}

export function sumOf(debts: readonly Debt[]): number {
  return debts.reduce((sum, { quanta }) => sum + quanta, 0);
}
