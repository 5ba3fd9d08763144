import { countRepair } from './raw-cue.ts';
import type { Reading } from './line-reader.ts';
import type { TimedText } from './mend-times.ts';
import { readMarkup } from './read-markup.ts';
import type { MarkupPart } from './read-markup.ts';
import { readTtmlClock, readTtmlTime } from './ttml-time.ts';
import type { TtmlClock } from './ttml-time.ts';

/** An element with the times and language that it gives to what it holds. */
interface Scope {
  readonly name: string;
  /** What the times inside count from. */
  readonly originMs: number;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  readonly language: string;
  readonly isPreserved: boolean;
}

interface Paragraph extends TimedText {
  readonly language: string;
}

type Opening = MarkupPart & { kind: 'open' };

/** Deeper nesting is no subtitle file. */
const MAX_DEPTH = 100;
const OUTSIDE: Scope = {
  name: '',
  originMs: 0,
  startMs: undefined,
  endMs: undefined,
  language: '',
  isPreserved: false,
};

/** TTML and its forerunner DFXP: every `<p>` is a cue; of several languages only the wanted one is read. */
export function parseTtml(text: string, reading: Reading, language?: string): TimedText[] {
  // Apple's lyrics count every time from the start of the song, where TTML counts from the element around it.
  const isAbsolute = text.slice(0, 2000).includes('music.apple.com/lyric-ttml');
  const paragraphs = readParagraphs(text, isAbsolute, reading);
  const wanted = chooseLanguage(paragraphs, language);
  return paragraphs.filter((paragraph) => wanted === '' || ['', wanted].includes(paragraph.language));
}

function readParagraphs(text: string, isAbsolute: boolean, reading: Reading): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const stack: Scope[] = [];
  let clock = readTtmlClock(new Map());
  let words = '';
  for (const part of readMarkup(text)) {
    const scope = stack.at(-1) ?? OUTSIDE;
    if (part.kind === 'text') words += scope.isPreserved ? part.text : part.text.replace(/\s+/g, ' ');
    else if (part.kind === 'open' && part.name === 'br') words += '\n';
    else if (part.kind === 'open') {
      if (part.name === 'tt') clock = readTtmlClock(part.attributes);
      if (part.name === 'p') words = '';
      if (!part.isEmpty && stack.length < MAX_DEPTH) stack.push(enter(part, scope, { clock, isAbsolute }));
    } else if (stack.some(({ name }) => name === part.name)) {
      for (let left = stack.pop(); left; left = left.name === part.name ? undefined : stack.pop()) {
        if (left.name === 'p') addParagraph(paragraphs, left, { ...reading, words });
        else if (stack.at(-1)?.name === 'p') stack.push(widen(stack.pop() ?? OUTSIDE, left));
      }
    }
  }
  return paragraphs;
}

function enter(
  { name, attributes }: Opening,
  around: Scope,
  { clock, isAbsolute }: { clock: TtmlClock; isAbsolute: boolean },
): Scope {
  const origin = isAbsolute ? 0 : around.originMs;
  const begin = readTtmlTime(attributes.get('begin'), clock);
  const end = readTtmlTime(attributes.get('end'), clock);
  const duration = readTtmlTime(attributes.get('dur'), clock);
  const inherits = begin === undefined && name !== 'span';
  const startMs = begin === undefined ? undefined : origin + begin;
  const endMs = end === undefined ? duration && (startMs ?? origin) + duration : origin + end;
  return {
    name,
    originMs: startMs ?? around.originMs,
    startMs: inherits ? around.startMs : startMs,
    endMs: endMs ?? (inherits ? around.endMs : undefined),
    language: attributes.get('lang')?.split('-')[0]?.toLowerCase() ?? around.language,
    isPreserved: attributes.has('space') ? attributes.get('space') === 'preserve' : around.isPreserved,
  };
}

/** A paragraph without times lasts as long as the timed spans in it. */
function widen(paragraph: Scope, span: Scope): Scope {
  if (span.startMs === undefined) return paragraph;
  const ends = [paragraph.endMs, span.endMs].filter((end) => end !== undefined);
  return {
    ...paragraph,
    startMs: paragraph.startMs ?? span.startMs,
    endMs: ends.length > 0 ? Math.max(...ends) : undefined,
  };
}

function addParagraph(
  paragraphs: Paragraph[],
  { startMs, endMs, language }: Scope,
  { words, repairs, room }: Reading & { readonly words: string },
): void {
  const text = words.replace(/ ?\n ?/g, '\n').trim();
  if (startMs === undefined) return countRepair(repairs, 'unreadable_time');
  if (text === '') return;
  room.checkCues(paragraphs.length + 1);
  paragraphs.push({ startMs, endMs, language, text });
}

/** Empty where the file tells no languages apart. */
function chooseLanguage(paragraphs: readonly Paragraph[], language: string | undefined): string {
  const counts = new Map<string, number>();
  for (const paragraph of paragraphs) {
    if (paragraph.language !== '') counts.set(paragraph.language, (counts.get(paragraph.language) ?? 0) + 1);
  }
  const wanted = language?.split('-')[0]?.toLowerCase() ?? '';
  if (counts.has(wanted)) return wanted;
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
