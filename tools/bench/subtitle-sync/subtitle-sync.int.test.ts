import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { measureSpeech, probeMedia } from '@langflix/media';
import { cuesFor, makeSpeechFilm, makeSpokenLines, temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { FAULTS, RIGHT, tryFault, tryOtherFilm } from './faults.ts';

/** Short enough for every test run; the benchmark has twenty, and films with real words. */
const FILMS = [
  { seed: 21, durationSec: 300, music: true },
  { seed: 22, durationSec: 240, music: false },
  { seed: 32, durationSec: 300, music: true },
];
let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

describe('subtitle times against the speech that is heard', () => {
  test.each(FILMS)(
    'faults are found or left alone, right times are never moved: $seed',
    async ({ seed, durationSec, music }) => {
      const lines = makeSpokenLines(seed, durationSec);
      const path = join(folder.path, `${seed}.mkv`);
      await makeSpeechFilm({ path, durationSec, lines, seed, music });
      const source = await probeMedia(path, { uri: path, fingerprint: 'f' });
      const speech = await measureSpeech({ input: path, source });
      if (speech === undefined) throw new Error('the film has no sound');
      const cues = cuesFor(lines, seed);
      const trials = [RIGHT, ...FAULTS].map((fault) => tryFault(cues, fault, speech));
      expect(trials.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
      expect(trials.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThanOrEqual(4);
      const others = makeSpokenLines(seed + 1000, durationSec);
      expect(tryOtherFilm(cuesFor(others, seed), speech).verdict).toBe('right');
    },
    60_000,
  );
});
