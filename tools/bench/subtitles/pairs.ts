import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { alignTranslation, readSubtitle } from '@langflix/subtitles';
import type { Alignment } from '@langflix/subtitles';

type Cues = ReturnType<typeof readSubtitle>['cues'];

export interface PairRow {
  readonly name: string;
  readonly lines: number;
  /** Target lines in no pair and not among the unpaired, and lines that are there twice. */
  readonly lost: number;
  readonly twice: number;
  readonly alignedShare: number;
}

/** Films with two tracks each: folder of the dialogue, of the translation. */
const FOLDERS = [
  ['long/hf_course/en', 'long/hf_course/fr'],
  ['long/py4e/en', 'long/py4e/es'],
] as const;
const FILMS = ['ja', 'ru', 'sv'].map(
  (language) => ['movies/elephants_dream/en.vtt', `movies/elephants_dream/${language}.vtt`] as const,
);

export function alignPairs(data: string): PairRow[] {
  const inFolders = FOLDERS.flatMap(([source, target]) =>
    namesIn(join(data, target))
      .filter((name) => existsSync(join(data, source, name)))
      .map((name) => [`${source}/${name}`, `${target}/${name}`] as const),
  );
  return [...FILMS, ...inFolders]
    .filter(([source]) => existsSync(join(data, source)))
    .map(([source, target]) =>
      row(target, alignTranslation(read(data, source), read(data, target)), read(data, target)),
    );
}

export function row(name: string, { pairs, unpaired, alignedShare }: Alignment, target: Cues): PairRow {
  const used = [...pairs.flatMap((pair) => pair.target), ...unpaired.map(({ index }) => index)];
  const found = new Set(used);
  return {
    name,
    lines: target.length,
    lost: target.filter(({ index }) => !found.has(index)).length,
    twice: used.length - found.size,
    alignedShare,
  };
}

interface ByHand {
  readonly tracks: readonly {
    readonly source: string;
    readonly target: string;
    readonly pairs: readonly { readonly source: readonly number[]; readonly target: readonly number[] }[];
  }[];
}

/** How many of the pairs that a person read come out the same, and their names where not. */
export function checkByHand(data: string, fixture: string): { right: number; all: number; wrong: string[] } {
  const { tracks } = JSON.parse(readFileSync(fixture, 'utf8')) as ByHand;
  const wrong: string[] = [];
  let all = 0;
  for (const { source, target, pairs } of tracks) {
    const own = read(data, source);
    const other = read(data, target);
    const key = (a: readonly (number | undefined)[], b: readonly (number | undefined)[]): string =>
      `${a.join()}|${b.join()}`;
    const found = new Set(
      alignTranslation(own, other).pairs.map((pair) =>
        key(
          pair.source.map((at) => own[at]?.startMs),
          pair.target.map((at) => other[at]?.startMs),
        ),
      ),
    );
    for (const pair of pairs) {
      all += 1;
      if (!found.has(key(pair.source, pair.target))) wrong.push(`${target} at ${pair.target.join(', ')} ms`);
    }
  }
  return { right: all - wrong.length, all, wrong };
}

function read(data: string, path: string): Cues {
  return readSubtitle(readFileSync(join(data, path))).cues;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
