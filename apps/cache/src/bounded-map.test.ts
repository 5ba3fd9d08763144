import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBoundedMap } from './bounded-map.ts';

const lengthOf = (_key: string, value: string): number => value.length;

interface Changeable {
  set(key: string, value: string): unknown;
  delete(key: string): boolean;
  clear(): void;
}

function change(map: Changeable, { act, key, value }: { act: string; key: string; value: string }): void {
  if (act === 'set') map.set(key, value);
  else if (act === 'delete') map.delete(key);
  else map.clear();
}

describe('a bounded map', () => {
  test('forgets what was used least recently when it holds too many entries', () => {
    const map = createBoundedMap<string>({ maxEntries: 2, maxBytes: 100 }, lengthOf);
    map.set('a', '1').set('b', '2');
    map.get('a');
    map.set('c', '3');
    expect([map.has('a'), map.has('b'), map.has('c')]).toEqual([true, false, true]);
  });

  test('forgets as many as it takes to stay within its bytes', () => {
    const map = createBoundedMap<string>({ maxEntries: 10, maxBytes: 10 }, lengthOf);
    map.set('a', '1234').set('b', '1234').set('c', '12345678');
    expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([
      undefined,
      undefined,
      '12345678',
      1,
    ]);
  });

  test('keeps nothing that is larger than all its room', () => {
    const map = createBoundedMap<string>({ maxEntries: 10, maxBytes: 3 }, lengthOf);
    map.set('a', '1234');
    expect(map.size).toBe(0);
  });

  test('never exceeds its bounds and holds what a plain map holds, whatever happens', () => {
    const step = fc.record({
      act: fc.constantFrom('set', 'get', 'delete', 'clear'),
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      value: fc.string({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const map = createBoundedMap<string>({ maxEntries: 3, maxBytes: 12 }, lengthOf);
        const plain = new Map<string, string>();
        for (const { act, key, value } of steps) {
          if (act === 'get') {
            if (map.has(key)) expect(map.get(key)).toBe(plain.get(key));
          } else {
            for (const each of [map, plain]) change(each, { act, key, value });
          }
          const held = [...plain.keys()].filter((each) => map.has(each));
          expect(held).toHaveLength(map.size);
          expect(map.size).toBeLessThanOrEqual(3);
          expect(held.reduce((sum, each) => sum + (plain.get(each) ?? '').length, 0)).toBeLessThanOrEqual(12);
        }
      }),
    );
  });
});
