/**
 * The failure table: what becomes of a message whose handler did not end well. The only place that decides it.
 *
 * | failure                | outcome                                                                     |
 * |------------------------|-----------------------------------------------------------------------------|
 * | PoisonError            | dead letter, the fact for an unreadable message, term                       |
 * | anything at shutdown   | back to the broker at once; never logged as a failure                       |
 * | TerminalError          | the failure fact, ack                                                       |
 * | RetryableError         | back to the broker with a delay; last attempt: dead letter, fact, term      |
 * | the same, uncounted    | back to the broker with a delay, however often; this attempt does not count |
 * | anything else: a bug   | as RetryableError, logged as an error                                       |
 * | WorkerDiedError        | dead letter, fact, term                                                     |
 */
import { PoisonError, RetryableError, TerminalError } from '@langflix/contracts';
import type { Failure } from '@langflix/contracts';
import { retryDelay } from './retry-delay.ts';
import type { Backoff } from './retry-delay.ts';

export type Outcome =
  | { readonly kind: 'done' }
  /** Goes back at once and says nothing; does not count as an attempt. */
  | { readonly kind: 'released' }
  | {
      readonly kind: 'retry';
      readonly delayMs: number;
      readonly failure: Failure;
      readonly isBug: boolean;
      readonly isUncounted: boolean;
    }
  /** Its failure is an answer: the failure fact closes it. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'given-up'; readonly failure: Failure; readonly isBug: boolean }
  /** Nobody can read it. */
  | { readonly kind: 'poison'; readonly failure: Failure };

export interface Circumstances {
  /** 1 on the first delivery. */
  readonly deliveryCount: number;
  /** Of the deliveries those that count, this one included. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  /** True once handlers were told to stop. */
  readonly isShuttingDown: boolean;
  readonly backoff: Backoff;
  /** Default Math.random. */
  readonly random?: () => number;
}

/** A reason may quote what a stranger sent; the fact that carries it must fit into a message whatever that was. */
const REASON_CHARS = 2000;

/** A message came although it has used up its attempts: none of them ended, or the last could not say how. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
  readonly code = 'worker_died';
  constructor(consumer: string, attempts: number) {
    super(`${consumer} died or hung on each of ${attempts} attempts: see its log and memory limit`);
  }
}

export const DONE: Outcome = { kind: 'done' };

export function decideOutcome(error: unknown, circumstances: Circumstances): Outcome {
  if (error instanceof PoisonError) return { kind: 'poison', failure: failureOf(error) };
  if (circumstances.isShuttingDown) return { kind: 'released' };
  const failure = failureOf(error);
  if (error instanceof TerminalError) return { kind: 'failed', failure };
  if (error instanceof WorkerDiedError) return { kind: 'given-up', failure, isBug: false };
  const isBug = !(error instanceof RetryableError);
  const isUncounted = error instanceof RetryableError && error.uncounted;
  if (circumstances.isLastAttempt && !isUncounted) return { kind: 'given-up', failure, isBug };
  const wish = error instanceof RetryableError ? error.retryAfterMs : undefined;
  return {
    kind: 'retry',
    delayMs: wish ?? backoffOf(circumstances, isUncounted),
    failure,
    isBug,
    isUncounted,
  };
}

/** What does not count goes on without end, so it must get slower although its number of attempts stands still. */
function backoffOf({ attempt, deliveryCount, backoff, random }: Circumstances, isUncounted: boolean): number {
  return retryDelay(isUncounted ? deliveryCount : attempt, backoff, random);
}

const KNOWN = [PoisonError, TerminalError, RetryableError, WorkerDiedError] as const;

/** What the failure fact says. The message of an unknown error may quote anything, so it stays in the log. */
function failureOf(error: unknown): Failure {
  if (KNOWN.some((kind) => error instanceof kind)) {
    const { code, message } = error as InstanceType<(typeof KNOWN)[number]>;
    return { code, reason: message.slice(0, REASON_CHARS) };
  }
  const name = error instanceof Error ? error.name : typeof error;
  return { code: 'internal', reason: `unexpected ${name}: the log of the service has the details` };
}
