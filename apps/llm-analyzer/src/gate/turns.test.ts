import { describe, expect, test } from '@jest/globals';
import { createTurns } from './turns.ts';

const { signal } = new AbortController();

describe('turns', () => {
  test('come in the order of asking, one at a time', async () => {
    const turns = createTurns();
    const order: number[] = [];
    let atOnce = 0;
    const work = async (name: number): Promise<void> => {
      const end = await turns.take(signal);
      atOnce += 1;
      order.push(name);
      expect(atOnce).toBe(1);
      await Promise.resolve();
      atOnce -= 1;
      end();
    };
    await Promise.all([1, 2, 3, 4, 5].map(work));
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  test('pass over who gave up waiting', async () => {
    const turns = createTurns();
    const end = await turns.take(signal);
    const stop = new AbortController();
    const gone = turns.take(stop.signal);
    const next = turns.take(signal);
    stop.abort(new Error('no longer'));
    await expect(gone).rejects.toThrow('no longer');
    end();
    end();
    await expect(next).resolves.toBeDefined();
  });
});
