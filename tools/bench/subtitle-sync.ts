import { rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { SpeechActivity } from '@langflix/contracts';
import { measureSpeech, probeMedia } from '@langflix/media';
import { readSubtitle } from '@langflix/subtitles';
import { median } from './bench.ts';
import type { Bench, BenchContext, Figure } from './bench.ts';
import { FAULTS, RIGHT, tryFault, tryOtherFilm } from './subtitle-sync/faults.ts';
import type { Trial } from './subtitle-sync/faults.ts';
import { generatedFilms } from './subtitle-sync/films.ts';
import type { BenchFilm } from './subtitle-sync/films.ts';

/**
 * `--film FILE --subtitles FILE` tries a film of your own instead, with subtitles whose times are right.
 */
export const subtitleSync: Bench = {
  name: 'subtitle-sync',
  describe:
    'subtitles with known faults of time, against the speech that is heard in films with known speech',
  async run(ctx) {
    const trials = new Map<string, Trial[]>();
    const listening: number[] = [];
    let other: readonly BenchFilm['cues'][] = [];
    const note = (name: string, film: BenchFilm, trial: Trial): void => {
      trials.set(name, [...(trials.get(name) ?? []), trial]);
      const { verdict, errorMs, confidence } = trial;
      const off = verdict === 'left alone' || name === 'other film' ? '' : `, ${Math.round(errorMs)} ms off`;
      ctx.log(`${film.name.padEnd(32)} ${name.padEnd(12)} ${verdict}${off} (confidence ${confidence})`);
    };
    for await (const film of filmsOf(ctx)) {
      const startedAt = performance.now();
      const speech = await listenTo(film);
      listening.push(performance.now() - startedAt);
      for (const fault of [RIGHT, ...FAULTS]) note(fault.name, film, tryFault(film.cues, fault, speech));
      for (const cues of other.slice(-1)) note('other film', film, tryOtherFilm(cues, speech));
      other = [...other, film.cues];
      if (film.path.startsWith(ctx.folder)) await rm(film.path);
    }
    return figures(trials, listening);
  },
};

function figures(trials: ReadonlyMap<string, readonly Trial[]>, listening: readonly number[]): Figure[] {
  const share = (name: string, verdict: Trial['verdict']): number => {
    const all = trials.get(name) ?? [];
    return (100 * all.filter((trial) => trial.verdict === verdict).length) / all.length;
  };
  const names = [...trials.keys()];
  return [
    ...names.map((name) => ({ name: `${name}: right`, value: share(name, 'right'), unit: '%' })),
    ...names.map((name): Figure => {
      return { name: `${name}: made wrong`, value: share(name, 'wrong'), unit: '%', bound: { atMost: 0 } };
    }),
    { name: 'listening to a film, median', value: median(listening), unit: 'ms' },
  ];
}

export async function listenTo({ path }: BenchFilm): Promise<SpeechActivity> {
  const source = await probeMedia(path, { uri: `file://${path}`, fingerprint: 'bench' });
  const speech = await measureSpeech({ input: path, source });
  if (speech === undefined) throw new Error(`${path} has no sound`);
  return speech;
}

async function* filmsOf(ctx: BenchContext): AsyncGenerator<BenchFilm> {
  const path = argument('--film');
  const subtitles = argument('--subtitles');
  if (path === undefined || subtitles === undefined) return yield* generatedFilms(ctx);
  const { cues } = readSubtitle(await readFile(subtitles));
  yield { name: basename(path), path, cues };
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  const value = at === -1 ? undefined : process.argv[at + 1];
  return value === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '.', value);
}
