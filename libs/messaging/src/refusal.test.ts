import { describe, expect, test } from '@jest/globals';
import { NatsError } from 'nats';
import type { Status } from 'nats';
import { isRefusal, refusalOf } from './refusal.ts';

const status = (operation: string, subject: string): Status => ({
  type: 'error' as Status['type'],
  data: 'PERMISSIONS_VIOLATION',
  permissionContext: { operation, subject },
});

describe('what the broker forbids is told', () => {
  test('with user, subject and the remedy', () => {
    expect(refusalOf(status('publish', 'langflix.cache.get'), 'ingest')).toEqual({
      operation: 'publish',
      subject: 'langflix.cache.get',
      user: 'ingest',
      remedy: expect.stringContaining('nats.user'),
    });
  });

  test('with the setting for inboxes where it is one', () => {
    const refusal = refusalOf(status('subscription', '_INBOX.abc.*'), undefined);
    expect(refusal).toMatchObject({
      user: 'none',
      remedy: expect.stringContaining('LANGFLIX_NATS_INBOX_PREFIX'),
    });
  });

  test('and nothing of other errors', () => {
    expect(
      refusalOf({ type: 'error' as Status['type'], data: 'STALE_CONNECTION' }, 'ingest'),
    ).toBeUndefined();
    expect(isRefusal(new NatsError('no', 'TIMEOUT'))).toBe(false);
    expect(isRefusal(new NatsError('no', 'PERMISSIONS_VIOLATION'))).toBe(true);
  });
});
