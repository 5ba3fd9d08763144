import { describe, expect, test } from '@jest/globals';
import { createReplay } from './replay.ts';

const START_MS = Date.parse('2026-03-02T08:00:00Z');

function startReplay(): { replay: ReturnType<typeof createReplay>; pass(ms: number): void } {
  let nowMs = START_MS;
  return {
    replay: createReplay(() => nowMs),
    pass(ms) {
      nowMs += ms;
    },
  };
}

describe('the history', () => {
  test('is read when nothing comes for a second', () => {
    const { replay, pass } = startReplay();
    for (let i = 0; i < 5; i += 1) {
      pass(900);
      replay.sawEvent('2026-03-01T00:00:00Z');
      expect(replay.isDone()).toBe(false);
    }
    pass(1000);
    expect(replay.isDone()).toBe(true);
  });

  test('is read when an event comes that happened after the start', () => {
    const { replay } = startReplay();
    replay.sawEvent('2026-03-02T07:59:59Z');
    expect(replay.isDone()).toBe(false);
    replay.sawEvent('2026-03-02T08:00:01Z');
    expect(replay.isDone()).toBe(true);
  });

  test('stays read', () => {
    const { replay, pass } = startReplay();
    pass(1000);
    expect(replay.isDone()).toBe(true);
    replay.sawEvent('2026-03-01T00:00:00Z');
    expect(replay.isDone()).toBe(true);
  });
});
