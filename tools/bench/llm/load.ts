/** Chunks of a made-up play: no two lines are the same, so no two questions are. */
import type { ChunkReady, Cue } from '@langflix/contracts';

const WHO = ['She', 'He', 'My sister', 'The neighbour', 'Nobody', 'Your boss', 'The driver', 'Our teacher'];
const DID = [
  'turned down the offer',
  'looked into the matter',
  'ran out of patience',
  'called off the meeting',
  'picked up the parcel',
  'put off the decision',
  'figured out the answer',
  'gave up on the plan',
];
const WHEN = ['this morning', 'after lunch', 'on the way home', 'last Friday', 'before the game'];

const LINES_IN_A_CHUNK = 26;
const LINE_EVERY_MS = 3_000;
const LINE_LASTS_MS = 2_400;

function lineOf(index: number): string {
  const at = <Item>(items: readonly Item[], by: number): Item => items[by % items.length] as Item;
  return `${at(WHO, index)} ${at(DID, Math.floor(index / 3))} ${at(WHEN, Math.floor(index / 7))}, number ${index}.`;
}

const cueOf = (index: number): Cue => ({
  index,
  startMs: index * LINE_EVERY_MS,
  endMs: index * LINE_EVERY_MS + LINE_LASTS_MS,
  text: lineOf(index),
});

/** Chunk `chunk` of a job, about 1,400 characters; `offset` moves it to lines that no other load has. */
export function chunkOf(job: string, chunk: number, offset = 0): ChunkReady {
  const first = offset + chunk * LINES_IN_A_CHUNK;
  const cues = Array.from({ length: LINES_IN_A_CHUNK }, (_, i) => cueOf(first + i));
  return {
    job,
    chunk,
    cues,
    contextBefore: [],
    contextAfter: [],
    sourceLanguage: 'en',
    targetLanguage: 'ko',
    hasTranslation: false,
    level: 'intermediate',
    analyzer: 'gemini',
    minExpressions: 1,
    maxExpressions: 3,
  };
}

/** Chunks in an hour of dialogue. */
export const CHUNKS_OF_AN_HOUR = Math.ceil(3_600_000 / LINE_EVERY_MS / LINES_IN_A_CHUNK);
