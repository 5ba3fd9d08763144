/** An episode that something slows down is the first in /api/slow, with the stage and the operation that made it so. */
import { platform } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SlowJob } from '@langflix/contracts';
import { temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { makeTinyEpisode, makeTinyFilm } from './slow-episode.ts';
import { startSlowSystem } from './slow-system.ts';
import { USUAL_JOBS, brokenEncoder, noQuota, slowBucket, slowDisk, slowModel } from './slow-troubles.ts';
import type { Trouble } from './slow-troubles.ts';

const MINUTE = 60_000;

let folder: TemporaryFolder;
let film: string;
let withoutQuota: Promise<Troubled>;

beforeAll(async () => {
  folder = await temporaryFolder();
  film = await makeTinyFilm(join(folder.path, 'film.mp4'));
  // It mostly waits for the next minute of the quota: meanwhile the others are slow.
  withoutQuota = troubled('quota', noQuota);
  withoutQuota.catch(() => undefined);
}, MINUTE);
afterAll(async () => {
  await withoutQuota.catch(() => undefined);
  await folder[Symbol.asyncDispose]();
}, 4 * MINUTE);

interface Troubled {
  readonly expected: Trouble['expected'];
  /** The job in trouble. */
  readonly job: string;
  /** The answer of /api/slow when it has ended. */
  readonly jobs: readonly SlowJob[];
}

/** Some episodes as usual, then one in trouble, in a system of its own. */
async function troubled(name: string, prepare: (folder: string) => Promise<Trouble>): Promise<Troubled> {
  const own = join(folder.path, name);
  await using trouble = await prepare(own);
  const { env, analyzer, expected } = trouble;
  const media = join(own, 'media');
  await using system = await startSlowSystem({ folder: own, media, env });
  const processEpisode = async (number: number): Promise<string> =>
    system.process(await makeTinyEpisode(film, { folder: media, number }), { analyzer });
  for (let number = 1; number <= USUAL_JOBS; number++) await processEpisode(number);
  await trouble.begin(system);
  const job = await processEpisode(USUAL_JOBS + 1);
  return { expected, job, jobs: await system.slowest() };
}

function expectToldFirst({ expected, job, jobs }: Troubled): void {
  const cause = { stage: expected.stage, operation: expect.stringMatching(expected.operation) };
  expect(jobs).toHaveLength(USUAL_JOBS + 1);
  const [first, ...others] = jobs;
  expect(first).toMatchObject({ job, episode: `S01E0${USUAL_JOBS + 1}`, cause });
  for (const other of others)
    expect(first?.secondsPerMinute).toBeGreaterThan(other.secondsPerMinute ?? Infinity);
  expect(first?.cause?.seconds).toBeGreaterThan((first?.wallSeconds ?? Infinity) / 2);
  expect(first?.cause?.explanation).toMatch(
    /^[A-Z][a-z]+ the \w+ held the job up for [\d.]+ s, [\d.]+ s more than the median of 3 other jobs: .+\.$/,
  );
}

describe('the first of the slow jobs is the one', () => {
  test.each([
    ['whose model is slow', 'model', slowModel],
    ['whose clips go to a slow bucket', 'bucket', slowBucket],
    ['whose encoder is broken', 'encoder', brokenEncoder],
  ] as const)(
    '%s',
    async (_what, name, prepare) => {
      expectToldFirst(await troubled(name, prepare));
    },
    3 * MINUTE,
  );

  // Elsewhere nothing can make a disk slow without root.
  const onLinux = platform() === 'linux' ? test : test.skip;
  onLinux(
    'whose clips go to a slow disk',
    async () => {
      expectToldFirst(await troubled('disk', slowDisk));
    },
    3 * MINUTE,
  );

  test(
    'for which there is no quota',
    async () => {
      const waited = await withoutQuota;
      expectToldFirst(waited);
      expect(waited.jobs[0]?.cause?.explanation).toContain('it waited for the quota of the model');
    },
    3 * MINUTE,
  );
});
