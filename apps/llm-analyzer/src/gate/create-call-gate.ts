import type { RetryableError } from '@langflix/contracts';
import type { CallGate, CallOutcome, CallPermit } from '@langflix/llm';
import type { Logger } from '@langflix/telemetry';
import { afterAnswer, afterFailure, isPaused } from './decide-pause.ts';
import type { Moment } from './decide-pause.ts';
import { createInFlightLimit } from './in-flight-limit.ts';
import { createOutageDetector } from './outage-detector.ts';
import { parked, uncounted } from './parked.ts';
import { passPause } from './pass-pause.ts';
import type { Probe } from './pass-pause.ts';
import type { QuotaLimits, QuotaPort } from './quota-port.ts';
import { meaningOf } from './read-outcome.ts';
import type { SharedGate } from './shared-gate.ts';
import { createTakePermit } from './take-permit.ts';
import type { TakenPermit } from './take-permit.ts';
import { createTokenEstimate } from './token-estimate.ts';
import { createTurns } from './turns.ts';
import { createWakeUp } from './wake-up.ts';

export interface CallGateDeps {
  readonly shared: SharedGate;
  readonly quota: QuotaPort;
  readonly limits: QuotaLimits;
  /** Calls under way at the same time at most, in this process. */
  readonly maxInFlight: number;
  readonly log: Logger;
  /** Default Date.now. */
  readonly now?: () => number;
  /** Default Math.random. */
  readonly random?: () => number;
}

export interface ServiceGate extends CallGate {
  /**
   * What a failed piece of work is handed back with. A failure for the sake of the service and not of the question counts as
   * no attempt; while a pause is in force, the work is parked with its reason.
   */
  judge(error: RetryableError): RetryableError;
}

/** A release or a change wakes who waits; this is for what nobody announces. */
const LOOK_AGAIN_MS = 5_000;

/**
 * The gate in front of the model. Who comes first goes first: one call at a time waits until no pause is in force, a place
 * is free and the quota has given a permit; the others stand behind it and ask nobody.
 */
export function createCallGate(deps: CallGateDeps): ServiceGate {
  const { shared, quota, now = Date.now, random = Math.random } = deps;
  const atNow = (): Moment => ({ nowMs: now(), random });
  const turns = createTurns();
  const changes = createWakeUp();
  const limit = createInFlightLimit(deps.maxInFlight);
  const estimate = createTokenEstimate();
  const outage = createOutageDetector();
  const takePermit = createTakePermit({ ...deps, changes, now, random });
  let inFlight = 0;
  let seenPause = shared.now().pausedUntil;
  shared.onChange(({ pausedUntil }) => {
    if (pausedUntil !== undefined && pausedUntil !== seenPause) limit.startSlowly();
    seenPause = pausedUntil;
    changes.wake();
  });

  async function enter({ characters, signal }: Parameters<CallGate['enter']>[0]): Promise<CallPermit> {
    const endTurn = await turns.take(signal);
    try {
      let probe: Probe | undefined;
      for (;;) {
        probe ??= await passPause({ shared, changes, atNow, signal });
        while (inFlight >= limit.now) await changes.wait(LOOK_AGAIN_MS, signal);
        const permit = await takePermit(estimate.of(characters), { probe, signal });
        if (permit === undefined) continue;
        inFlight += 1;
        return permitOf({ permit, probe, characters, sentAtMs: now() });
      }
    } finally {
      endTurn();
    }
  }

  function permitOf(call: SentCall): CallPermit {
    let isOut = true;
    return {
      async leave(outcome) {
        if (!isOut) return;
        isOut = false;
        inFlight -= 1;
        // Not waited for: an answer that was paid for must be kept first.
        void call.permit.settle(outcome.inputTokens);
        await note(call, outcome).finally(() => changes.wake());
      },
    };
  }

  async function note(call: SentCall, outcome: CallOutcome): Promise<void> {
    const { inputTokens = 0, failure } = outcome;
    if (inputTokens > 0) estimate.learn(call.characters, inputTokens);
    switch (meaningOf(outcome)) {
      case 'answered':
        limit.succeeded();
        outage.answered();
        return change((gate) => afterAnswer(gate, call.probe !== undefined, atNow()));
      case 'trouble': {
        limit.troubled(call.sentAtMs, now());
        const isOutage = outage.failed() || call.probe !== undefined;
        return isOutage ? tell(call, failure) : undefined;
      }
      case 'refused':
        outage.answered();
        limit.troubled(call.sentAtMs, now());
        return tell(call, failure);
      case 'stopped':
        return tell(call, failure);
      case 'unknown':
        return undefined;
    }
  }

  async function tell({ sentAtMs, probe }: SentCall, failure: CallOutcome['failure']): Promise<void> {
    if (failure === undefined) return;
    const call = { failure, sentAtMs, probedPauseMs: probe?.pausedMs };
    await change((gate) => afterFailure(gate, call, atNow()));
  }

  async function change(decide: Parameters<SharedGate['change']>[0]): Promise<void> {
    const before = shared.now();
    const changed = await shared.change(decide);
    if (changed === undefined) return;
    const { share, cause, pausedUntil, message } = changed;
    deps.log.warn({ cause, pausedUntil, share, reason: message }, 'the shared gate was changed');
    if (share !== before.share) await quota.setShare(share);
  }

  return {
    enter,
    judge(error) {
      const isServiceDown = outage.isDown() || shared.now().cause === 'unavailable';
      if (!error.uncounted && !isServiceDown) return error;
      return isPaused(shared.now(), now()) ? parked(shared.now(), atNow(), error) : uncounted(error);
    },
  };
}

interface SentCall {
  readonly permit: TakenPermit;
  readonly probe: Probe | undefined;
  readonly characters: number;
  readonly sentAtMs: number;
}
