import { describe, expect, test } from '@jest/globals';
import { createTurns } from './in-turn.ts';

describe('works in turn', () => {
  test('of one key run one after the other, also after one that failed; other keys do not wait', async () => {
    const inTurn = createTurns();
    const said: string[] = [];
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const first = inTurn('a', async () => {
      await gate;
      said.push('first');
      throw new Error('no');
    });
    const second = inTurn('a', async () => void said.push('second'));
    await inTurn('b', async () => void said.push('other'));
    open();
    await expect(first).rejects.toThrow('no');
    await second;
    expect(said).toEqual(['other', 'first', 'second']);
  });
});
