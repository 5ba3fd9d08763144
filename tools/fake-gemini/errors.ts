import type { QuotaName, Violation } from './quota.ts';
import { jsonReply } from './wire-format.ts';
import type { Reply } from './wire-format.ts';

const RPC = 'type.googleapis.com/google.rpc.';
const SERVICE = 'generativelanguage.googleapis.com';

function errorReply(code: number, status: string, message: string, details: readonly unknown[] = []): Reply {
  const more = details.length === 0 ? {} : { details };
  return jsonReply(code, { error: { code, message, status, ...more } });
}

export const badRequest = (message: string): Reply => errorReply(400, 'INVALID_ARGUMENT', message);
export const notFound = (what: string): Reply => errorReply(404, 'NOT_FOUND', `${what} is not found.`);
export const internal = (): Reply => errorReply(500, 'INTERNAL', 'An internal error has occurred.');
export const overloaded = (): Reply =>
  errorReply(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.');

/** What a proxy in front of the service sends. */
export const htmlBadGateway = (): Reply => ({
  status: 502,
  contentType: 'text/html; charset=UTF-8',
  body: '<!DOCTYPE html>\n<html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>\n',
});

/** A wrong key is a bad request, not an unauthorised one. */
export function badKey(): Reply {
  const reason = 'API_KEY_INVALID';
  return errorReply(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
    { '@type': `${RPC}ErrorInfo`, reason, domain: 'googleapis.com', metadata: { service: SERVICE } },
  ]);
}

const QUOTA_IDS: Readonly<Record<QuotaName, { quotaId: string; metric: string }>> = {
  requestsPerMinute: {
    quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier',
    metric: 'generate_content_free_tier_requests',
  },
  inputTokensPerMinute: {
    quotaId: 'GenerateContentInputTokensPerModelPerMinute-FreeTier',
    metric: 'generate_content_free_tier_input_token_count',
  },
  requestsPerDay: {
    quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
    metric: 'generate_content_free_tier_requests',
  },
};

/** The service names a short delay with a violation per day too, as if it were one per minute: do not believe it. */
const DELAY_OF_A_DAY_MS = 22_000;

/** 429 with everything the service tells: which quotas, where to read about them, and when to come back. */
export function quotaExceeded(violations: readonly Violation[], model: string): Reply {
  const delays = violations.map(({ quota, retryAfterMs }) =>
    quota === 'requestsPerDay' ? DELAY_OF_A_DAY_MS : retryAfterMs,
  );
  const seconds = `${Math.ceil(Math.max(0, ...delays)) / 1000}s`;
  const message = `You exceeded your current quota. Please retry in ${seconds}.`;
  return errorReply(429, 'RESOURCE_EXHAUSTED', message, [
    {
      '@type': `${RPC}QuotaFailure`,
      violations: violations.map(({ quota, limit }) => ({
        quotaMetric: `${SERVICE}/${QUOTA_IDS[quota].metric}`,
        quotaId: QUOTA_IDS[quota].quotaId,
        quotaDimensions: { location: 'global', model },
        quotaValue: String(limit),
      })),
    },
    {
      '@type': `${RPC}Help`,
      links: [{ description: 'Rate limits', url: 'https://ai.google.dev/gemini-api/docs/rate-limits' }],
    },
    { '@type': `${RPC}RetryInfo`, retryDelay: seconds },
  ]);
}

/** 429 without a word of why. */
export const bareExhausted = (): Reply =>
  errorReply(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).');
