import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EPISODE } from '../demo/episode.ts';
import { episodeIsCurrent, makeCurrentEpisode } from '../demo/made-once.ts';
import type { Bench, BenchContext, Figure } from './bench.ts';
import { cpuFigures, cpuRatio, lostFigure, wallRatio } from './overhead/figures.ts';
import { startTurns } from './overhead/turns.ts';
import type { TurnsOptions } from './overhead/turns.ts';

const DEMO = join(import.meta.dirname, '..', '..', 'out', 'demo');

/** How much is run; a job without encoding is short, so a round has several. */
const FULL = { rounds: 5, reusing: 5, expressionsPerChunk: 3 };
const QUICK = { rounds: 2, reusing: 2, expressionsPerChunk: 1 };
const sizeOf = ({ quick }: BenchContext): typeof FULL | typeof QUICK => (quick ? QUICK : FULL);

/** What it costs that the pipeline sends its traces, and that nobody takes them. */
export const overhead: Bench = {
  name: 'overhead',
  describe: 'processor time of a job with traces exported and without, in turns; --only cost | dead',
  async run(ctx) {
    if (!existsSync('/proc/self/stat')) throw new Error('bench overhead: needs Linux, which has /proc');
    const film = await prepareFilm(ctx);
    return [
      ...(ctx.only === 'dead' ? [] : await cost(ctx, film)),
      ...(ctx.only === 'cost' ? [] : await deadCollectors(ctx, film)),
    ];
  },
};

type Film = Pick<TurnsOptions, 'film' | 'media'>;

/** A copy of the demo episode, whose time of modification may be changed. */
async function prepareFilm(ctx: BenchContext): Promise<Film> {
  if (!(await episodeIsCurrent(DEMO))) await makeCurrentEpisode({ folder: DEMO, report: ctx.log });
  const media = join(ctx.folder, 'media');
  await mkdir(media);
  for (const end of ['mp4', 'en.srt', 'ko.srt']) {
    await copyFile(join(DEMO, `${EPISODE}.${end}`), join(media, `${EPISODE}.${end}`));
  }
  return { film: join(media, `${EPISODE}.mp4`), media };
}

/** A receiver in a process of its own takes every span. */
async function cost(ctx: BenchContext, film: Film): Promise<readonly Figure[]> {
  const { rounds, reusing, expressionsPerChunk } = sizeOf(ctx);
  await using turns = await startTurns(ctx, { ...film, kinds: ['none', 'collector'], expressionsPerChunk });
  const made = await turns.encoding(rounds);
  const found = await turns.reusing(rounds, reusing);
  const { spans, jobs } = await turns.received('collector');
  const kind = 'collector';
  return [
    ...cpuFigures('with encoding', made),
    cpuRatio(made, { kind, work: 'with encoding', isBound: true }),
    ...cpuFigures('without encoding', found),
    // Next to nothing is done there but what is traced.
    cpuRatio(found, { kind, work: 'without encoding', isBound: false }),
    lostFigure('jobs lost', [...made.values(), ...found.values()].flat()),
    { name: 'spans received per job', value: spans / jobs, unit: '', bound: { atLeast: 1 } },
  ];
}

/** One that refuses connections, and one that takes them and never answers. */
async function deadCollectors(ctx: BenchContext, film: Film): Promise<readonly Figure[]> {
  const { rounds, expressionsPerChunk } = sizeOf(ctx);
  const dead = ['refusing', 'black hole'] as const;
  await using turns = await startTurns(ctx, { ...film, kinds: ['none', ...dead], expressionsPerChunk });
  const made = await turns.encoding(rounds);
  return dead.flatMap((kind) => [
    cpuRatio(made, { kind, work: 'dead collector', isBound: true }),
    wallRatio(made, { kind, work: 'dead collector', isBound: true }),
    lostFigure(`jobs lost with a dead collector, ${kind}`, made.get(kind) ?? []),
  ]);
}
