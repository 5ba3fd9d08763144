import { describe, expect, test } from '@jest/globals';
import { noteWith } from './set-share.ts';

const note = { requestsPerMinute: 100, tokensPerMinute: 0, share: 0.5 };
const restMs = 62_000;

describe('a new share', () => {
  test('is in force at once when it falls, and says when it fell', () => {
    expect(noteWith(note, 0.3, { restMs, now: 5 })).toEqual({ ...note, share: 0.3, fellAt: 5 });
  });

  test('is in force when it rises, unless it fell too short a time ago', () => {
    expect(noteWith(note, 0.9, { restMs, now: 5 })).toEqual({ ...note, share: 0.9 });
    const fallen = { ...note, fellAt: 1_000 };
    expect(noteWith(fallen, 0.9, { restMs, now: 1_000 + restMs - 1 })).toEqual(fallen);
    expect(noteWith(fallen, 0.9, { restMs, now: 1_000 + restMs })).toEqual({ ...fallen, share: 0.9 });
  });
});
