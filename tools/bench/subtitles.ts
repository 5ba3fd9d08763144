import { join } from 'node:path';
import { argument, dataFolder } from './argument.ts';
import type { Bench, BenchContext, Figure } from './bench.ts';
import { makeBigFiles } from './subtitles/big-files.ts';
import { dataFigures, tableOf } from './subtitles/data-figures.ts';
import type { DataResult } from './subtitles/data-figures.ts';
import { fuzz } from './subtitles/fuzz.ts';
import { makeLimitFiles } from './subtitles/limit-files.ts';
import { runApart } from './subtitles/run-apart.ts';
import { serveTracks } from './subtitles/service.ts';
import type { ServedTracks } from './subtitles/service.ts';
import { trySync } from './subtitles/synthetic-sync.ts';

const FIXTURE = join(
  import.meta.dirname,
  '..',
  '..',
  'libs',
  'subtitles',
  'fixtures',
  'alignment-by-hand.json',
);
const MAX_READ_MS = 2000;
const MAX_MB = 200;
const FUZZED = 10_000;
const FILMS = 20;

/**
 * `--data FOLDER`: a folder with `long`, `movies` and `torture` full of subtitle files, which are read too.
 * `--seed N`: the first of the mutated inputs; they are numbered on from there.
 */
export const subtitles: Bench = {
  name: 'subtitles',
  describe:
    'any subtitle file: big ones, broken ones, wrong times, and (--data FOLDER) a folder of real ones',
  async run(ctx) {
    const big = [...(await bigFigures(ctx)), ...(await serviceFigures(ctx))];
    const generated = [...big, ...fuzzFigures(ctx), ...syncFigures(ctx)];
    const folder = dataFolder('subtitles');
    if (folder === undefined) {
      ctx.log('\nWithout --data FOLDER no real file is read: it wants the folders long, movies and torture.');
      return generated;
    }
    const files = await runApart<Pick<DataResult, 'rows' | 'peakKb'>>(
      'data.ts',
      ['files', folder],
      ctx.folder,
    );
    ctx.log(`\n${tableOf(files.rows)}`);
    const checks = await runApart<Omit<DataResult, 'rows'>>(
      'data.ts',
      ['checks', folder, FIXTURE],
      ctx.folder,
    );
    const peakKb = Math.max(files.peakKb, checks.peakKb);
    return [...generated, ...dataFigures({ ...checks, ...files, peakKb }, ctx.log)];
  },
};

interface BigResult {
  readonly readMs: number;
  readonly ms: number;
  readonly peakKb: number;
  readonly raw: number;
  readonly alignedShare?: number;
}

async function bigFigures({ folder, log }: BenchContext): Promise<Figure[]> {
  const { track, other, line } = await makeBigFiles(folder);
  const tasks = { '54,550 cues': [track], 'a line of 1 MB': [line], 'a pair of 54,550 cues': [track, other] };
  const figures: Figure[] = [];
  for (const [name, files] of Object.entries(tasks)) {
    const result = await runApart<BigResult>('read-big.ts', files, folder);
    log(`${name}: read in ${result.readMs} ms, with chunks in ${result.ms} ms`);
    figures.push(
      { name: `${name}: read`, value: result.readMs, unit: 'ms', bound: { atMost: MAX_READ_MS } },
      { name: `${name}: all`, value: result.ms, unit: 'ms' },
      {
        name: `${name}: peak memory`,
        value: megabytes(result.peakKb),
        unit: 'MB',
        bound: { atMost: MAX_MB },
      },
    );
    if (result.alignedShare !== undefined)
      figures.push({
        name: `${name}: aligned`,
        value: 100 * result.alignedShare,
        unit: '%',
        bound: { atLeast: 99 },
      });
  }
  return figures;
}

/** The largest files that the service takes, and what it refuses. */
async function serviceFigures({ folder, log }: BenchContext): Promise<Figure[]> {
  const { track, translation, signs, sami, beyond, huge } = await makeLimitFiles(folder);
  const { line } = await makeBigFiles(folder);
  const tasks: readonly (readonly [name: string, tracks: ServedTracks, outcome: string])[] = [
    ['the largest track that is taken', { subtitles: track }, 'chunked'],
    ['the largest pair', { subtitles: track, translation }, 'chunked'],
    ['the largest file, signs mostly', { subtitles: signs }, 'chunked'],
    ['the largest pair of SAMI', { subtitles: sami, translation: sami }, 'chunked'],
    ['a line of 1 MB', { subtitles: line }, 'subtitles_refused'],
    ['one cue too many', { subtitles: beyond }, 'subtitle_too_large'],
    ['a file of 200 MiB', { subtitles: huge }, 'subtitle_too_large'],
  ];
  const figures: Figure[] = [];
  for (const [name, tracks, expected] of tasks) {
    const { outcome, ms, peakKb } = await serveTracks(folder, tracks);
    const came = outcome.status === 'chunked' ? outcome.status : outcome.code;
    if (came !== expected) throw new Error(`bench subtitles: ${name}: ${came} instead of ${expected}`);
    log(`service, ${name}: ${came} after ${ms} ms`);
    figures.push({
      name: `service, ${name}: peak memory`,
      value: megabytes(peakKb),
      unit: 'MB',
      bound: { atMost: MAX_MB },
    });
  }
  return figures;
}

function fuzzFigures({ quick, log }: BenchContext): Figure[] {
  const seed = Number(argument('--seed') ?? 1);
  const inputs = quick ? FUZZED / 20 : FUZZED;
  const { read, broken, slowestMs } = fuzz(seed, inputs);
  log(`fuzz: inputs ${seed} to ${seed + inputs - 1}, ${read} read, ${inputs - read - broken.length} refused`);
  for (const one of broken) log(`fuzz: --seed ${one.seed}: ${one.why}`);
  return [
    {
      name: `fuzz: ${inputs} inputs from seed ${seed}, broken`,
      value: broken.length,
      unit: '',
      bound: { atMost: 0 },
    },
    { name: 'fuzz: slowest input', value: slowestMs, unit: 'ms', bound: { atMost: MAX_READ_MS } },
  ];
}

function syncFigures({ quick }: BenchContext): Figure[] {
  return trySync(quick ? 3 : FILMS).flatMap(({ fault, films, found, alone, wrong }): Figure[] => [
    { name: `sync, ${fault}: found`, value: found, unit: `of ${films}` },
    { name: `sync, ${fault}: left alone as uncertain`, value: alone, unit: `of ${films}` },
    { name: `sync, ${fault}: made wrong`, value: wrong, unit: `of ${films}`, bound: { atMost: 0 } },
  ]);
}

function megabytes(kilobytes: number): number {
  return Math.round((kilobytes * 1024) / 1e5) / 10;
}
