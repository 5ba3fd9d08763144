import { endsSentence, splitSentences } from './split-sentences.ts';
import type { Span } from './pair-by-time.ts';

export interface Line extends Span {
  readonly text: string;
}

/**
 * Shares the target lines of a pair out over its source cues, in order, each line once. Result: one text per source
 * cue; '' for a cue whose words are in the text before it.
 *
 * - One target line for several source cues is split where both sides have as many sentences as there are cues;
 *   otherwise the first cue gets all of it, because word order differs and half a sentence would mislead.
 * - Several target lines go each to the source cue they overlap most.
 */
export function shareOutLines(source: readonly Line[], target: readonly Line[]): string[] {
  if (source.length === 1) return [target.map(({ text }) => text).join('\n')];
  const [only] = target;
  if (target.length === 1 && only) return shareOneLine(source, only.text);
  const shares: string[][] = source.map(() => []);
  let earliest = 0;
  target.forEach((line, i) => {
    const place = target.length === source.length ? i : mostOverlapped(source, line);
    earliest = Math.max(earliest, place);
    shares[earliest]?.push(line.text);
  });
  return startAtFirst(shares.map((texts) => texts.join('\n')));
}

function shareOneLine(source: readonly Line[], text: string): string[] {
  const sentences = splitSentences(text);
  const areSentences = source.slice(0, -1).every((line) => endsSentence(line.text));
  if (sentences.length === source.length && areSentences) {
    return sentences.map((sentence) => sentence.trim().replace(/^- /, ''));
  }
  return source.map((_, i) => (i === 0 ? text : ''));
}

function mostOverlapped(source: readonly Line[], line: Line): number {
  const overlaps = source.map((cue) => Math.min(cue.endMs, line.endMs) - Math.max(cue.startMs, line.startMs));
  return overlaps.indexOf(Math.max(...overlaps));
}

/** A pair's text begins with its first cue, so that '' always means "see before". */
function startAtFirst(texts: readonly string[]): string[] {
  const first = texts.findIndex((text) => text !== '');
  return texts.map((text, i) => (i === 0 ? (texts[first] ?? '') : i === first ? '' : text));
}
