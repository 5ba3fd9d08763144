import { describe, expect, test } from '@jest/globals';
import { spreadOut } from './spread-out.ts';

const at = (cue: number, score: number) => ({ first: { cue }, score });

describe('which expressions of a chunk are taken', () => {
  test('of equal ones those that are apart', () => {
    const taken = spreadOut([at(0, 0.9), at(1, 0.9), at(2, 0.9), at(12, 0.9), at(24, 0.9)], 3);
    expect(taken.map(({ first }) => first.cue)).toEqual([0, 12, 24]);
  });

  test('a much better one although it is close', () => {
    const taken = spreadOut([at(0, 0.9), at(1, 0.9), at(20, 0.5)], 2);
    expect(taken.map(({ first }) => first.cue)).toEqual([0, 1]);
  });

  test('all when there are no more than wanted', () => {
    expect(spreadOut([at(3, 0.2), at(1, 0.4)], 5)).toEqual([at(1, 0.4), at(3, 0.2)]);
  });
});
