/** Films with speech at exactly known times, to find subtitle times by. */
import { join } from 'node:path';
import { cuesFor, filmOf, makeSpeechFilm, makeSpokenLines } from '@langflix/testing';
import { espeakSound, hasEspeak } from './espeak-sound.ts';

export interface TimedCue {
  readonly startMs: number;
  readonly endMs: number;
}

export interface BenchFilm {
  readonly name: string;
  readonly path: string;
  /** Right times, as a careful subtitler writes them. */
  readonly cues: readonly TimedCue[];
}

const MINUTE = 60;
/** Minutes of the twenty films: shorts, sitcoms, and episodes long enough to be sampled. */
const LENGTHS = [4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 19, 20, 21, 22, 24, 26, 28, 30, 38, 45];

export interface FilmOptions {
  readonly folder: string;
  readonly quick: boolean;
  readonly log: (message: string) => void;
}

/** One at a time, as each takes disk and is used once. */
export async function* generatedFilms({ folder, quick, log }: FilmOptions): AsyncGenerator<BenchFilm> {
  for (const [i, minutes] of (quick ? [5, 12, 24] : LENGTHS).entries()) {
    const durationSec = minutes * MINUTE;
    const seed = 100 + i;
    const lines = makeSpokenLines(seed, durationSec);
    // Two of three have music.
    const music = i % 3 !== 0;
    const path = await makeSpeechFilm({
      path: join(folder, `film-${i}.mkv`),
      durationSec,
      lines,
      seed,
      music,
    });
    yield {
      name: `${minutes} min${music ? ', music' : ''}, seed ${seed}`,
      path,
      cues: cuesFor(lines, seed),
    };
  }
  if (await hasEspeak()) yield* spokenFilms({ folder, quick, log });
  else log('espeak-ng is not installed: no films with real words');
}

/** The same with lines spoken by a synthesizer, trimmed to their sound. */
async function* spokenFilms({ folder, quick }: FilmOptions): AsyncGenerator<BenchFilm> {
  for (const [i, minutes] of (quick ? [6] : [5, 8, 12, 20, 26]).entries()) {
    const seed = 500 + i;
    const durationSec = minutes * MINUTE;
    const wanted = makeSpokenLines(seed, durationSec);
    const { sound, lines } = await espeakSound(wanted, { folder, seed, durationSec });
    const path = await filmOf(sound, { path: join(folder, `spoken-${i}.mkv`) });
    yield { name: `${minutes} min, spoken, seed ${seed}`, path, cues: cuesFor(lines, seed) };
  }
}
