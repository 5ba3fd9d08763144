import { GoogleGenerativeAIFetchError, GoogleGenerativeAIRequestInputError } from '@google/generative-ai';
import { RetryableError, TerminalError } from '@langflix/contracts';

type ErrorDetails = NonNullable<GoogleGenerativeAIFetchError['errorDetails']>;

/** `"22s"` or `"34.07s"` or `"900ms"` in milliseconds. */
function durationMs(duration: unknown): number | undefined {
  const [, amount, unit] = /^([\d.]+)(ms|s)$/.exec(String(duration)) ?? [];
  return amount === undefined ? undefined : Math.ceil(Number(amount) * (unit === 's' ? 1000 : 1));
}

const detail = (details: ErrorDetails, type: string) =>
  details.find((one) => one['@type']?.endsWith(`google.rpc.${type}`));

function isDailyQuota(details: ErrorDetails): boolean {
  const violations = detail(details, 'QuotaFailure')?.['violations'];
  if (!Array.isArray(violations)) return false;
  return violations.some((one: { quotaId?: unknown }) => /PerDay|Daily/.test(String(one.quotaId)));
}

/**
 * What a failed call means for the work: a RetryableError when the world may be different in a while, a
 * TerminalError with the remedy when it will not. Never quotes the SDK's message, which may hold the request.
 */
export function failureOf(error: unknown, model: string): RetryableError | TerminalError {
  if (error instanceof GoogleGenerativeAIFetchError) return failureOfStatus(error, model);
  if (error instanceof GoogleGenerativeAIRequestInputError) {
    return new TerminalError('gemini_request_refused', `Gemini (${model}): the request cannot be sent`, {
      cause: error,
    });
  }
  return new RetryableError(`Gemini (${model}) cannot be reached or sent no JSON`, {
    code: 'gemini_unreachable',
    cause: error,
  });
}

function failureOfStatus(error: GoogleGenerativeAIFetchError, model: string): RetryableError | TerminalError {
  const status = error.status ?? 0;
  const details = error.errorDetails ?? [];
  if (status === 429) return quotaFailure(details, model, error);
  if (status === 408 || status === 499 || status >= 500) {
    const reason = `Gemini (${model}) answered with status ${status}`;
    return new RetryableError(reason, { code: 'gemini_unavailable', cause: error });
  }
  const isKey = status === 401 || status === 403 || details.some((one) => one.reason === 'API_KEY_INVALID');
  if (isKey) {
    return new TerminalError(
      'gemini_key_refused',
      `Gemini refused the key (status ${status}): check LANGFLIX_LLM_API_KEY or GEMINI_API_KEY`,
      { cause: error },
    );
  }
  if (status === 404) {
    return new TerminalError(
      'gemini_model_unknown',
      `Gemini knows no model "${model}": check llm.model (LANGFLIX_LLM_MODEL)`,
      { cause: error },
    );
  }
  const reason = `Gemini (${model}) refused the request with status ${status}: check llm.* settings, region and billing`;
  return new TerminalError('gemini_request_refused', reason, { cause: error });
}

/** The delay that comes with a violation per day is meant for the violation per minute: not to be believed. */
function quotaFailure(details: ErrorDetails, model: string, cause: unknown): RetryableError | TerminalError {
  if (isDailyQuota(details)) {
    return new TerminalError(
      'gemini_quota_exhausted',
      `the daily quota of Gemini (${model}) is used up: try again after midnight Pacific time, raise the quota, ` +
        'or use --analyzer offline',
      { cause },
    );
  }
  const retryAfterMs = durationMs(detail(details, 'RetryInfo')?.['retryDelay']);
  return new RetryableError(`Gemini (${model}) answered that its quota is used up for now`, {
    code: 'gemini_quota',
    cause,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
