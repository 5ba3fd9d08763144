import type { Logger } from '@langflix/telemetry';
import { dayPause, isPaused } from './decide-pause.ts';
import type { Probe } from './pass-pause.ts';
import type { Permit, QuotaLimits, QuotaPort } from './quota-port.ts';
import type { SharedGate } from './shared-gate.ts';
import type { WakeUp } from './wake-up.ts';

export interface PermitDeps {
  readonly shared: SharedGate;
  readonly quota: QuotaPort;
  readonly limits: QuotaLimits;
  readonly changes: WakeUp;
  readonly log: Logger;
  now(): number;
  random(): number;
}

export interface TakenPermit {
  /** Never rejects. @param tokens as counted by the service; 0: never sent; undefined: unknown, the estimate stays */
  settle(tokens: number | undefined): Promise<void>;
}

/** Between two questions for a permit, on average: about as long as the quota takes to let one in, within these. */
const LEAST_WAIT_MS = 200;
const MOST_WAIT_MS = 1_500;
const MINUTE_MS = 60_000;

type TakePermit = (
  tokens: number,
  call: { readonly probe: Probe | undefined; readonly signal: AbortSignal },
) => Promise<TakenPermit | undefined>;

/**
 * One question for a permit. Undefined: not now, after a wait whose length is random around the pace of the quota, so that
 * many replicas neither ask in step nor wear the broker out; or what was given came too late and went back.
 */
export function createTakePermit(deps: PermitDeps): TakePermit {
  const { quota, limits, shared, changes, log } = deps;
  const quietly = async (word: string, work: Promise<void>): Promise<void> => {
    await work.catch((error: unknown) => log.warn({ err: error, word }, 'the quota could not be settled'));
  };
  const paceMs = (): number => {
    const perMinute = limits.requestsPerMinute * shared.now().share;
    return Math.min(MOST_WAIT_MS, Math.max(LEAST_WAIT_MS, perMinute > 0 ? MINUTE_MS / perMinute : 0));
  };

  return async (estimated, { probe, signal }) => {
    const tokens = withinLimit(estimated, limits);
    const answer = await quota.take(tokens, { signal });
    if (!answer.granted) {
      if (answer.limit === 'requests_per_day') await pauseForTheDay(deps);
      else await changes.wait(paceMs() * (0.5 + deps.random()), signal);
      return undefined;
    }
    const { permit } = answer;
    // The process or the broker stood still: used now, it would count in another minute than it was given for.
    const isLate = performance.now() >= permit.sendBeforeMs;
    const isStopped = probe === undefined && isPaused(shared.now(), deps.now());
    if (isLate || isStopped || signal.aborted) {
      await quietly('give back', quota.giveBack(permit));
      signal.throwIfAborted();
      return undefined;
    }
    return { settle: (counted) => quietly('settle', settled(deps, { permit, tokens, counted })) };
  };
}

async function settled(
  { quota }: PermitDeps,
  { permit, tokens, counted }: { permit: Permit; tokens: number; counted: number | undefined },
): Promise<void> {
  if (counted === 0) await quota.giveBack(permit);
  else if (counted !== undefined && counted !== tokens) await quota.settle(permit, counted);
}

/** What tokens are rounded up to when they are booked, at most. */
const ROUNDING = 50;

/** A question larger than all of a minute is let through when it would be alone, and the service decides. */
function withinLimit(tokens: number, { tokensPerMinute }: QuotaLimits): number {
  return tokensPerMinute === 0 ? tokens : Math.max(1, Math.min(tokens, tokensPerMinute - ROUNDING));
}

async function pauseForTheDay({ shared, limits, now, random }: PermitDeps): Promise<void> {
  const message = `the ${limits.requestsPerDay} requests of the day (llm.requests_per_day) are used up`;
  await shared.change((gate) => dayPause(gate, { nowMs: now(), random }, message));
}
