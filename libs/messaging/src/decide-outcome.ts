/**
 * The failure table: what becomes of a message whose handler did not end well. The only place that decides it.
 *
 * | failure                | outcome                                                                     |
 * |------------------------|-----------------------------------------------------------------------------|
 * | PoisonError            | dead letter, the fact for an unreadable message, term                       |
 * | anything at shutdown   | back to the broker at once; never logged as a failure                       |
 * | TerminalError          | the failure fact, ack                                                       |
 * | RetryableError         | back to the broker with a delay; last attempt: dead letter, fact, term      |
 * | anything else: a bug   | as RetryableError, logged as an error                                       |
 */
import { PoisonError, RetryableError, TerminalError } from '@langflix/contracts';
import type { Failure } from '@langflix/contracts';
import { retryDelay } from './retry-delay.ts';
import type { Backoff } from './retry-delay.ts';

export type Outcome =
  | { readonly kind: 'done' }
  /** Goes back at once and says nothing. */
  | { readonly kind: 'released' }
  | { readonly kind: 'retry'; readonly delayMs: number; readonly failure: Failure; readonly isBug: boolean }
  /** Its failure is an answer: the failure fact closes it. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'given-up'; readonly failure: Failure; readonly isBug: boolean }
  /** Nobody can read it. */
  | { readonly kind: 'poison'; readonly failure: Failure };

export interface Circumstances {
  /** 1 on the first delivery. */
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

export const DONE: Outcome = { kind: 'done' };

export function decideOutcome(error: unknown, circumstances: Circumstances): Outcome {
  if (error instanceof PoisonError) return { kind: 'poison', failure: failureOf(error) };
  if (circumstances.isShuttingDown) return { kind: 'released' };
  const failure = failureOf(error);
  if (error instanceof TerminalError) return { kind: 'failed', failure };
  const isBug = !(error instanceof RetryableError);
  if (circumstances.isLastAttempt) return { kind: 'given-up', failure, isBug };
  return { kind: 'retry', delayMs: delayOf(error, circumstances), failure, isBug };
}

function delayOf(error: unknown, { attempt, backoff, random }: Circumstances): number {
  const wish = error instanceof RetryableError ? error.retryAfterMs : undefined;
  return wish ?? retryDelay(attempt, backoff, random);
}

/** What the failure fact says. The message of an unknown error may quote anything, so it stays in the log. */
function failureOf(error: unknown): Failure {
  if (error instanceof PoisonError || error instanceof TerminalError || error instanceof RetryableError) {
    return { code: error.code, reason: error.message.slice(0, REASON_CHARS) };
  }
  const name = error instanceof Error ? error.name : typeof error;
  return { code: 'internal', reason: `unexpected ${name}: the log of the service has the details` };
}
