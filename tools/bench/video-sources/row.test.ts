import { describe, expect, test } from '@jest/globals';
import { rowsAsTable, verdictOf } from './row.ts';
import type { Row } from './row.ts';

const refused: Row = {
  file: 'odd/zero_byte.mp4',
  outcome: 'refused',
  code: 'video_unreadable',
  reason: 'empty',
};

describe('a film of the public test data', () => {
  test('passes when it became what it should', () => {
    expect(verdictOf(refused)).toBe('PASS');
    expect(verdictOf({ file: 'derived_pd/odd/base30.mp4', outcome: 'clip', reason: '' })).toBe('PASS');
  });

  test('fails with another outcome or for another reason', () => {
    expect(verdictOf({ ...refused, outcome: 'clip failed' })).toBe('FAIL');
    expect(verdictOf({ ...refused, code: 'video_no_picture' })).toBe('FAIL');
  });

  test('is not judged when nothing is known of it', () => {
    expect(verdictOf({ ...refused, file: 'mine.mp4' })).toBe('-');
  });

  test('has a line in the table', () => {
    expect(rowsAsTable([refused]).split('\n')[1]).toBe(
      'PASS  odd/zero_byte.mp4  refused  video_unreadable  empty',
    );
  });
});
