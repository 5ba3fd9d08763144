import { describe, expect, test } from '@jest/globals';
import { inboxPrefixOf } from './inbox.ts';

describe('answers come', () => {
  test.each([
    [{}, '_INBOX'],
    [{ user: 'clip-encoder' }, '_INBOX.clip-encoder'],
    [{ user: 'ann@example.com x' }, '_INBOX.ann_example_com_x'],
    [{ user: 'ingest', inboxPrefix: '_REPLIES.team' }, '_REPLIES.team'],
  ])('of %j on %s', (settings, prefix) => {
    expect(inboxPrefixOf(settings)).toBe(prefix);
  });
});
