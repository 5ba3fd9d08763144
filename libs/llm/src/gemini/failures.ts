/**
 * What a failed call means: for the work (an error with its remedy), for everybody behind the same gate, and whether this
 * call is repeated. Neither quotes the SDK's error nor carries it as its cause: its message may hold lines of the film or
 * of the answer, and causes are logged.
 * Statuses: https://ai.google.dev/gemini-api/docs/troubleshooting
 */
import { GoogleGenerativeAIFetchError, GoogleGenerativeAIRequestInputError } from '@google/generative-ai';
import { RetryableError, TerminalError } from '@langflix/contracts';
import type { RetryableOptions } from '@langflix/contracts';
import type { CallFailure } from './call-gate.ts';
import { hintsOf, readDetails } from './error-details.ts';
import { quotaFailure } from './quota-failure.ts';

export interface FailedCall {
  readonly error: RetryableError | TerminalError;
  /** For the gate. */
  readonly failure: CallFailure;
  /** `backoff`: uses up one of maxRetries. `gate`: the gate says when, as after a quota per minute. */
  readonly repeat: 'never' | 'backoff' | 'gate';
}

/** Somebody has to act; until then it is looked at again this often. */
const KEY_PAUSE_MS = 60_000;

/** Says nothing about the question: too busy (503), a proxy without its server (502), given up on the way (408, 499). */
const NOT_THE_QUESTION: ReadonlySet<number> = new Set([408, 499, 502, 503]);

export function failedCallOf(error: unknown, model: string): FailedCall {
  if (error instanceof GoogleGenerativeAIFetchError) return ofStatus(error, model);
  if (error instanceof GoogleGenerativeAIRequestInputError) {
    return refused('gemini_request_refused', `Gemini (${model}): the request cannot be sent`);
  }
  const what = error instanceof SyntaxError ? 'answered with something else than JSON' : 'cannot be reached';
  return repeated('unreachable', `Gemini (${model}) ${what}: check the network and llm.base_url`, {
    code: 'gemini_unreachable',
    uncounted: true,
  });
}

/** The service did not answer in the time that a call is given. */
export function timedOutCall(model: string, timeoutMs: number): FailedCall {
  const reason = `Gemini (${model}) did not answer within ${timeoutMs / 1000} s`;
  return repeated('timeout', reason, { code: 'gemini_timeout' });
}

function ofStatus(error: GoogleGenerativeAIFetchError, model: string): FailedCall {
  const status = error.status ?? 0;
  const details = readDetails(error);
  if (status === 429) return quotaFailure(details, model);
  const answered = [`status ${status}`, ...hintsOf(details)].join(', ');
  if (NOT_THE_QUESTION.has(status) || status >= 500) return ofServer(status, model, answered);
  const isKey = status === 401 || status === 403 || details.some((one) => one.reason === 'API_KEY_INVALID');
  if (isKey) return keyRefused(answered);
  if (status === 404) {
    return refused(
      'gemini_model_unknown',
      `Gemini knows no model "${model}": check llm.model (LANGFLIX_LLM_MODEL)`,
    );
  }
  const remedy = 'check llm.* settings, region and billing';
  return refused('gemini_request_refused', `Gemini (${model}) refused the request (${answered}): ${remedy}`);
}

/** 500 is often an input too long, 504 a question too hard for its time: these count against the question. */
function ofServer(status: number, model: string, answered: string): FailedCall {
  const reason = `Gemini (${model}) answered with ${answered}`;
  if (status === 504) return repeated('timeout', reason, { code: 'gemini_timeout' });
  if (NOT_THE_QUESTION.has(status)) {
    return repeated('unavailable', reason, { code: 'gemini_unavailable', uncounted: true });
  }
  return repeated('unavailable', reason, { code: 'gemini_internal' });
}

function keyRefused(answered: string): FailedCall {
  const reason = `Gemini refused the key (${answered}): check LANGFLIX_LLM_API_KEY or GEMINI_API_KEY, and what it may use`;
  const options = { code: 'gemini_key_refused', uncounted: true, retryAfterMs: KEY_PAUSE_MS };
  return {
    error: new RetryableError(reason, options),
    failure: { cause: 'key_refused', retryAfterMs: KEY_PAUSE_MS },
    repeat: 'never',
  };
}

function refused(code: string, reason: string): FailedCall {
  return { error: new TerminalError(code, reason), failure: { cause: 'refused' }, repeat: 'never' };
}

function repeated(cause: CallFailure['cause'], reason: string, options: RetryableOptions): FailedCall {
  return { error: new RetryableError(reason, options), failure: { cause }, repeat: 'backoff' };
}
