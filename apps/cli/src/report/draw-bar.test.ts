import { describe, expect, test } from '@jest/globals';
import { drawBar } from './draw-bar.ts';
import type { Span } from './draw-bar.ts';

const plain = { fromMs: 0, toMs: 1000, cells: 10, paint: (_tint: string, text: string) => text };

describe('a bar of the waterfall', () => {
  test.each<[string, readonly Span[], string]>([
    ['nothing', [], '          '],
    [
      'a wait and a work',
      [
        { rank: 'criticalWait', fromMs: 100, toMs: 400 },
        { rank: 'criticalWork', fromMs: 400, toMs: 900 },
      ],
      ' ░░░█████ ',
    ],
    [
      'work before waiting, where both are',
      [
        { rank: 'work', fromMs: 0, toMs: 300 },
        { rank: 'criticalWait', fromMs: 200, toMs: 500 },
      ],
      '▄▄▄░░     ',
    ],
    ['however short', [{ rank: 'work', fromMs: 998, toMs: 999 }], '         ▄'],
    ['nothing that took no time', [{ rank: 'wait', fromMs: 500, toMs: 500 }], '          '],
    ['no more than there is room for', [{ rank: 'wait', fromMs: -500, toMs: 5000 }], '··········'],
  ])('shows %s', (_what, spans, bar) => {
    expect(drawBar(spans, plain)).toBe(bar);
  });

  test('colours neighbours of a kind together', () => {
    const paint = (tint: string, text: string): string => `<${tint}>${text}</>`;
    const spans = [{ rank: 'criticalWork', fromMs: 0, toMs: 500 }] as const;
    expect(drawBar(spans, { ...plain, paint })).toBe('<cyan>█████</>     ');
  });
});
