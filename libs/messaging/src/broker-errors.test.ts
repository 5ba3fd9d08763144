import { describe, expect, test } from '@jest/globals';
import { NatsError } from 'nats';
import { classify } from './broker-errors.ts';

function apiError(errCode: number, code: number): NatsError {
  const error = new NatsError('refused', `${code}`);
  error.api_error = { code, err_code: errCode, description: 'refused' };
  return error;
}

describe('errors of the broker', () => {
  test.each([
    ['a wrong last sequence', apiError(10071, 400), 'conflict'],
    ['the same from a cluster', apiError(10164, 400), 'conflict'],
    ['a full stream, which says 503 like an absent one', apiError(10077, 503), 'full'],
    ['an absent stream', apiError(10059, 404), 'missing'],
    ['an absent message', apiError(10037, 404), 'missing'],
    ['a message deleted already', apiError(10043, 400), 'missing'],
    ['JetStream that is starting', apiError(10008, 503), 'unavailable'],
    ['a lost answer', new NatsError('TIMEOUT', 'TIMEOUT'), 'unavailable'],
    ['nobody listening', new NatsError('503', '503'), 'unavailable'],
    ['too large a message', new NatsError('too large', 'MAX_PAYLOAD_EXCEEDED'), 'too-large'],
    ['a forbidden subject', new NatsError('no', 'PERMISSIONS_VIOLATION'), 'fatal'],
    ['a closed connection', new NatsError('closed', 'CONNECTION_CLOSED'), 'fatal'],
    ['an error of ours', new TypeError('503'), 'fatal'],
  ])('%s', (_what, error, kind) => {
    expect(classify(error)).toBe(kind);
  });
});
