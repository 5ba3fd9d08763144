import type { Cue } from '@langflix/contracts';
import { splitSentences } from '../align/split-sentences.ts';

/** Room for `[123456] ` and the line end that come with every cue, see `promptLine`. */
const PREFIX_CHARS = 10;
/** However small the limit, a part holds a few words. */
const MIN_PART_CHARS = 20;
/** Where a sentence that is too long may be cut, the best first: after a mark, at a space. */
const CUTS = [/[,;:\u2013\u2014\u3001\uff0c\uff1b]\s*(?=\S)/gu, /\s+(?=\S)/gu];

/**
 * Cuts every cue that alone would be longer than a chunk into parts, at ends of sentences, else at marks, spaces or
 * characters. A part is shown for its share of the letters; the first keeps the translation, which holds for the
 * others too (''). Where something was cut all cues are numbered anew, from 0.
 */
export function splitLongCues(cues: readonly Cue[], maxChars: number): readonly Cue[] {
  const partChars = Math.max(MIN_PART_CHARS, maxChars - PREFIX_CHARS);
  if (cues.every(({ text }) => text.length <= partChars)) return cues;
  return cues.flatMap((cue) => splitCue(cue, partChars)).map((cue, index) => ({ ...cue, index }));
}

function splitCue(cue: Cue, partChars: number): Cue[] {
  if (cue.text.length <= partChars) return [cue];
  const texts = pack(pieces(cue.text, partChars), partChars);
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const lengthMs = cue.endMs - cue.startMs;
  let before = 0;
  return texts.map((text, i) => {
    const startMs = cue.startMs + Math.floor((lengthMs * before) / total);
    before += text.length;
    const endMs = cue.startMs + Math.floor((lengthMs * before) / total);
    const shared = i > 0 && cue.translation !== undefined ? { translation: '' } : {};
    // A part has its moment, however many there are.
    return { ...cue, ...shared, startMs, endMs: Math.max(startMs + 1, endMs), text };
  });
}

/** Sentences, those that are too long in smaller pieces. Joined they are the text. */
function pieces(text: string, partChars: number): string[] {
  return sentencesOf(text).flatMap((sentence) =>
    sentence.length <= partChars ? [sentence] : cut(sentence, partChars),
  );
}

/** As `splitSentences`, but with the spaces and line ends between, so that nothing is lost in joining. */
function sentencesOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const sentence of splitSentences(text)) {
    const at = text.indexOf(sentence, from);
    if (at < 0) continue;
    if (at > from) parts.push(text.slice(from, at));
    parts.push(sentence);
    from = at + sentence.length;
  }
  return from < text.length ? [...parts, text.slice(from)] : parts;
}

function cut(text: string, partChars: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > partChars) {
    const at = cutPosition(rest, partChars);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function cutPosition(text: string, partChars: number): number {
  const window = text.slice(0, partChars + 1);
  for (const pattern of CUTS) {
    const last = [...window.matchAll(pattern)].at(-1);
    const at = last === undefined ? 0 : last.index + last[0].length;
    if (at > partChars / 3 && at <= partChars) return at;
  }
  // Not between the halves of one character.
  return /[\ud800-\udbff]/.test(text[partChars - 1] ?? '') ? partChars - 1 : partChars;
}

/** As many pieces to a part as it holds. */
function pack(all: readonly string[], partChars: number): string[] {
  const parts: string[] = [];
  for (const piece of all) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + piece.length <= partChars) parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
