import type { FaultKind } from './faults.ts';
import { MINUTE_MS } from './quota.ts';
import type { QuotaLimits, QuotaName, Violation } from './quota.ts';
import { createRollingWindow } from './rolling-window.ts';
import type { Usage } from './wire-format.ts';

type Counts<Key extends string> = { [K in Key]?: number };
const raise = <Key extends string>(counts: Counts<Key>, key: Key): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** What happened since the start or the last reset. */
export interface StatsReport {
  /** Calls of generateContent, in whatever way they ended. */
  readonly requests: number;
  /** Answers with status 200 that were sent whole. */
  readonly answered: number;
  /** Calls whose client went away first. */
  readonly abandoned: number;
  /** Calls whose connection was cut at once, while the service was dead. */
  readonly cut: number;
  /** Answers to a question that had been answered before: paid for twice. */
  readonly repeated: number;
  /** Requests of others that were let in and refused. */
  readonly foreign: { readonly admitted: number; readonly refused: number };
  readonly inFlight: { readonly now: number; readonly most: number };
  /** Whole replies by status. */
  readonly statuses: Readonly<Counts<string>>;
  readonly faults: Readonly<Counts<FaultKind>>;
  readonly models: Readonly<Record<string, ModelReport>>;
}

export interface ModelReport {
  /** Calls that asked this model something it could answer. */
  readonly requests: number;
  /** Calls over each limit; one that is over two limits counts for both. Faults are not among them. */
  readonly overQuota: Readonly<Record<QuotaName, number>>;
  /** Of what was let in: the tokens that a bill would name. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The most in any 60 seconds: of all that was asked, and of what was let in. */
  readonly mostIn60s: {
    readonly requests: number;
    readonly inputTokens: number;
    readonly admittedRequests: number;
    readonly admittedInputTokens: number;
  };
  /** The most that was asked over the limit in any 60 seconds, whatever became of it; 0: never. Exact, to one request. */
  readonly excessIn60s: { readonly requests: number; readonly inputTokens: number };
}

function createModelStats() {
  const asked = { requests: createRollingWindow(MINUTE_MS), tokens: createRollingWindow(MINUTE_MS) };
  const admitted = { requests: createRollingWindow(MINUTE_MS), tokens: createRollingWindow(MINUTE_MS) };
  const overQuota = { requestsPerMinute: 0, inputTokensPerMinute: 0, requestsPerDay: 0 };
  const totals = { requests: 0, inputTokens: 0, outputTokens: 0 };
  const excess = { requests: 0, inputTokens: 0 };
  const count = ({ requests, tokens }: typeof asked, inputTokens: number, nowMs: number): void => {
    requests.add(1, nowMs);
    tokens.add(inputTokens, nowMs);
  };
  return {
    asked(inputTokens: number, nowMs: number, limits: QuotaLimits): void {
      totals.requests += 1;
      count(asked, inputTokens, nowMs);
      const { requestsPerMinute = Infinity, inputTokensPerMinute = Infinity } = limits;
      excess.requests = Math.max(excess.requests, asked.requests.sum(nowMs) - requestsPerMinute);
      excess.inputTokens = Math.max(excess.inputTokens, asked.tokens.sum(nowMs) - inputTokensPerMinute);
    },
    admitted(inputTokens: number, nowMs: number): void {
      totals.inputTokens += inputTokens;
      count(admitted, inputTokens, nowMs);
    },
    refused(violations: readonly Violation[]): void {
      for (const { quota } of violations) overQuota[quota] += 1;
    },
    generated({ candidatesTokenCount, thoughtsTokenCount }: Usage): void {
      totals.outputTokens += candidatesTokenCount + thoughtsTokenCount;
    },
    report: (): ModelReport => ({
      ...totals,
      overQuota: { ...overQuota },
      excessIn60s: { ...excess },
      mostIn60s: {
        requests: asked.requests.peak,
        inputTokens: asked.tokens.peak,
        admittedRequests: admitted.requests.peak,
        admittedInputTokens: admitted.tokens.peak,
      },
    }),
  };
}
export type ModelStats = ReturnType<typeof createModelStats>;

export function createStats() {
  const models = new Map<string, ModelStats>();
  const statuses: Counts<string> = {};
  const faults: Counts<FaultKind> = {};
  const totals = { requests: 0, answered: 0, abandoned: 0, cut: 0 };
  const inFlight = { now: 0, most: 0 };
  return {
    began(): void {
      totals.requests += 1;
      inFlight.now += 1;
      inFlight.most = Math.max(inFlight.most, inFlight.now);
    },
    /** @param status undefined: the client went away before the reply was sent whole */
    ended(status: number | undefined): void {
      inFlight.now -= 1;
      if (status === undefined) totals.abandoned += 1;
      else raise(statuses, String(status));
      if (status === 200) totals.answered += 1;
    },
    cut: (): void => void (totals.cut += 1),
    fault: (kind: FaultKind): void => raise(faults, kind),
    of(model: string): ModelStats {
      const known = models.get(model) ?? createModelStats();
      models.set(model, known);
      return known;
    },
    report: (): Omit<StatsReport, 'repeated' | 'foreign'> => ({
      ...totals,
      inFlight: { ...inFlight },
      statuses: { ...statuses },
      faults: { ...faults },
      models: Object.fromEntries([...models].map(([name, model]) => [name, model.report()])),
    }),
  };
}
export type Stats = ReturnType<typeof createStats>;
