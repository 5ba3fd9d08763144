import { describe, expect, test } from '@jest/globals';
import type { EpisodeMeasured } from '@langflix/contracts';
import { filmSound } from './measured-sound.ts';

const loudness = { integratedLufs: -20, rangeLu: 5, truePeakDbtp: -1 };
const measured: EpisodeMeasured = {
  job: 'j',
  outcome: { status: 'measured', loudness, silences: [[0, 400]], measureMs: 5 },
};
const now = (): Date => new Date('2026-01-01T00:10:00Z');
const wait = { signal: new AbortController().signal, requestedAt: '2026-01-01T00:09:00Z' };

/** The fact appears at the n-th look. */
function facts(fact: EpisodeMeasured, at: number) {
  const seen = { looks: 0 };
  const readFact = async () => ((seen.looks += 1) >= at ? fact : undefined);
  return { seen, readFact };
}

describe('the sound of a film', () => {
  test('is waited for, and asked for once', async () => {
    const { seen, readFact } = facts(measured, 3);
    const soundOf = filmSound({ readFact, now });
    expect(await soundOf('j', wait)).toEqual({ loudness, silences: [[0, 400]] });
    expect(await soundOf('j', wait)).toEqual({ loudness, silences: [[0, 400]] });
    expect(seen.looks).toBe(3);
  });

  test('that could not be measured keeps no clip from being made', async () => {
    const outcome = { status: 'failed' as const, code: 'sound_unreadable', reason: 'r' };
    const { readFact } = facts({ job: 'j', outcome }, 1);
    expect(await filmSound({ readFact, now })('j', wait)).toEqual({ silences: [] });
  });

  test('makes the clip go to the back of the queue, uncounted, when it takes long', async () => {
    const { readFact } = facts(measured, Infinity);
    await expect(filmSound({ readFact, now, holdMs: 0 })('j', wait)).rejects.toMatchObject({
      name: 'RetryableError',
      code: 'sound_not_measured',
      uncounted: true,
    });
  });

  test('that nobody measures is given up after half an hour', async () => {
    const { readFact } = facts(measured, Infinity);
    const asked = { ...wait, requestedAt: '2025-12-31T23:39:00Z' };
    expect(await filmSound({ readFact, now })('j', asked)).toEqual({ silences: [] });
  });

  test('is not waited for by a clip that is to stop', async () => {
    const { readFact } = facts(measured, Infinity);
    const controller = new AbortController();
    const waiting = filmSound({ readFact, now })('j', { ...wait, signal: controller.signal });
    controller.abort(new Error('shutting down'));
    await expect(waiting).rejects.toThrow('shutting down');
  });
});
