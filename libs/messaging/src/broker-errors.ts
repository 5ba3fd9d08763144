/** What an error of the broker means, by its codes alone. https://github.com/nats-io/nats-server server/errors.json */
import { NatsError } from 'nats';

export type BrokerError = 'conflict' | 'full' | 'unavailable' | 'missing' | 'too-large' | 'fatal';

/** 10071: wrong last sequence; 10164: the same on a clustered stream of server 2.11 or newer. */
const CONFLICTS = new Set([10071, 10164]);
/** With HTTP-like code 503. */
const STREAM_FULL = 10077;
/** 10023, 10028, 10047: server out of resources, memory or storage. */
const FULL = new Set([10023, 10028, 10047, STREAM_FULL]);
/** 10014: consumer, 10037: message, 10043: sequence, 10059: stream not found; 10057: no such message to delete. */
const MISSING = new Set([10014, 10037, 10043, 10057, 10059]);
/** TIMEOUT is ambiguous: the message may have been stored. 503 without an API error: nobody listens (yet). */
const AWAY = new Set(['TIMEOUT', '503', 'DISCONNECT', 'CONNECTION_REFUSED']);

export function classify(error: unknown): BrokerError {
  if (!(error instanceof NatsError)) return 'fatal';
  const api = error.api_error;
  if (api === undefined) {
    if (error.code === 'MAX_PAYLOAD_EXCEEDED') return 'too-large';
    return AWAY.has(error.code) ? 'unavailable' : 'fatal';
  }
  const code = api.err_code ?? 0;
  if (CONFLICTS.has(code)) return 'conflict';
  if (FULL.has(code)) return 'full';
  if (MISSING.has(code) || api.code === 404) return 'missing';
  return api.code === 503 ? 'unavailable' : 'fatal';
}

/** The stream itself has no room, by one of its limits. */
export function isStreamFull(error: unknown): boolean {
  return error instanceof NatsError && error.api_error?.err_code === STREAM_FULL;
}

/** True when trying the same again later can help. */
export function isPassing(kind: BrokerError): boolean {
  return kind === 'full' || kind === 'unavailable';
}
