import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';
import type { Reading } from './line-reader.ts';
import type { TimedText } from './mend-times.ts';
import { chooseSamiClass } from './sami-classes.ts';

const SYNC = /<sync\b([^<>]{0,300})>?/gi;
const PARAGRAPH = /<p\b([^<>]{0,300})>?/gi;
const START = /\bstart\s{0,9}=\s{0,9}["']?\s{0,9}(-?\d{1,10})/i;
const END = /\bend\s{0,9}=\s{0,9}["']?\s{0,9}(\d{1,10})/i;
const CLASS = /\bclass\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,60})/i;
const CLOSING = /<\/(?:p|sync|body|sami)\s{0,9}>/gi;
const COMMENT = /<!--(?:(?!-->|<!--)[^]){0,2000}-->/g;

interface Passage {
  /** Lower case; empty where the file names none. */
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number | undefined;
  /** Empty where it only ends the one before. */
  readonly text: string;
}

/**
 * SAMI: one language class of the file, the one of the wanted language. A text stands until the next one of its class,
 * which may be a lone `&nbsp;`.
 */
export function parseSami(text: string, { repairs, room }: Reading, language?: string): TimedText[] {
  const passages: Passage[] = [];
  for (const passage of readPassages(text, repairs)) {
    room.checkCues(passages.length + 1);
    passages.push(passage);
  }
  const chosen = chooseSamiClass(text, countByClass(passages), language);
  // A text without a class belongs to every language.
  const wanted = passages.filter(({ name }) => name === chosen || name === '');
  const ordered = wanted.toSorted((a, b) => a.startMs - b.startMs);
  countRepair(repairs, 'out_of_order', countSteps(wanted));
  return ordered.flatMap(({ startMs, endMs, text: words }, i) => {
    const next = ordered.slice(i + 1, i + 50).find((other) => other.startMs > startMs);
    return words === '' ? [] : [{ startMs, endMs: endMs ?? next?.startMs, text: words }];
  });
}

function* readPassages(text: string, repairs: Repairs): Generator<Passage> {
  for (const [sync, next] of withNext(text.matchAll(SYNC))) {
    const startMs = START.exec(sync[1] ?? '')?.[1];
    if (startMs === undefined) {
      countRepair(repairs, 'unreadable_time');
      continue;
    }
    const endMs = END.exec(sync[1] ?? '')?.[1];
    const body = text.slice(sync.index + sync[0].length, next?.index);
    const times = { startMs: Number(startMs), endMs: endMs === undefined ? undefined : Number(endMs) };
    for (const paragraph of readParagraphs(body)) yield { ...paragraph, ...times };
  }
}

function* readParagraphs(body: string): Generator<{ name: string; text: string }> {
  let isOne = true;
  for (const [paragraph, next] of withNext(body.matchAll(PARAGRAPH))) {
    isOne = false;
    yield {
      name: CLASS.exec(paragraph[1] ?? '')?.[1]?.toLowerCase() ?? '',
      text: plainText(body.slice(paragraph.index + paragraph[0].length, next?.index)),
    };
  }
  if (isOne) yield { name: '', text: plainText(body) };
}

/** Each with the one after it, one at a time: of a broken file there may be a million. */
function* withNext<T>(items: Iterable<T>): Generator<[item: T, next: T | undefined]> {
  let before: T | undefined;
  for (const item of items) {
    if (before !== undefined) yield [before, item];
    before = item;
  }
  if (before !== undefined) yield [before, undefined];
}

/** As in HTML a line end is a space and `<br>` ends a line. */
function plainText(html: string): string {
  return html
    .replace(COMMENT, '')
    .replace(CLOSING, '')
    .replace(/&nbsp;?/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?<br ?\/?> ?/gi, '\n')
    .trim();
}

function countByClass(passages: readonly Passage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, text } of passages) {
    if (name !== '' && text !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function countSteps(passages: readonly Passage[]): number {
  return passages.filter(({ startMs }, i) => startMs < (passages[i - 1]?.startMs ?? startMs)).length;
}
