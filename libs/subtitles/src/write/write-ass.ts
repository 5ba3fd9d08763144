import type { Cue } from '@langflix/contracts';
import { translationAt } from '../align/translation-at.ts';
import { assDocument } from './ass-document.ts';
import type { AssEvent } from './ass-document.ts';
import { assLayout } from './ass-layout.ts';
import type { AssLayout } from './ass-layout.ts';
import { assText } from './ass-text.ts';
import { sourceLines, translationLines } from './clip-lines.ts';
import type { ClipLine } from './clip-lines.ts';
import { findPhrase } from './find-phrase.ts';
import type { TextRange } from './find-phrase.ts';
import { highlightCues } from './highlight-cues.ts';
import type { Highlight } from './highlight-cues.ts';
import { layOutLine } from './lay-out-line.ts';
import type { Page } from './lay-out-line.ts';

export interface AssOptions {
  /** Cues in film time and in order; more than the clip shows does no harm. */
  readonly cues: readonly Cue[];
  /** Start and end of the clip in the film, milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  /** Size of the video that the file is burnt into, pixels. */
  readonly width: number;
  readonly height: number;
  /** Font family names for dialogue and translation, of fonts that have their glyphs, e.g. `Noto Sans CJK KR`. */
  readonly fonts: { readonly source: string; readonly translation: string };
  /** No expression is highlighted when absent. */
  readonly highlight?: Highlight | undefined;
}

/**
 * An ASS file for one clip: dialogue at the bottom with its translation below, at most two lines each of about 42
 * Latin or 18 CJK characters, the expression in colour and bold. Times count from the start of the clip and end with
 * it. All text is escaped: nothing in a subtitle becomes an override.
 */
export function writeAss(options: AssOptions): string {
  const { cues, width, height, fonts } = options;
  const layout = assLayout(width, height);
  const marks = highlightRanges(options);
  const translations = pages(translationLines(cues, options), marks.translation);
  const sources = pages(sourceLines(cues, options), marks.source);
  const events = [
    ...translations.map((page) => translationEvent(page, layout)),
    ...sources.map((page) => sourceEvent(page, { layout, translations })),
  ].sort((a, b) => a.startMs - b.startMs);
  return assDocument({ width, height, layout, fonts, events });
}

interface MarkedPage extends Page {
  readonly highlight: TextRange | undefined;
}

interface Marks {
  readonly source: ReadonlyMap<number, TextRange>;
  readonly translation: ReadonlyMap<number, TextRange>;
}

function highlightRanges({ cues, highlight }: AssOptions): Marks {
  if (!highlight) return { source: new Map(), translation: new Map() };
  const { expressionTranslation } = highlight;
  const source = highlightCues(cues, highlight);
  const translation = new Map<number, TextRange>();
  if (!expressionTranslation) return { source, translation };
  for (const index of source.keys()) {
    const at = cues.findIndex((cue) => cue.index === index);
    const first = cues.findLastIndex((cue, i) => i <= at && cue.translation !== '');
    const range = findPhrase(translationAt(cues, at) ?? '', expressionTranslation);
    if (range) translation.set(cues[Math.max(0, first)]?.index ?? index, range);
  }
  return { source, translation };
}

function pages(lines: readonly ClipLine[], marks: ReadonlyMap<number, TextRange>): MarkedPage[] {
  return lines.flatMap((line) => {
    const highlight = marks.get(line.cue);
    return layOutLine(line, highlight).map((page) => ({ ...page, highlight }));
  });
}

function translationEvent(page: MarkedPage, layout: AssLayout): AssEvent {
  return {
    ...event(page, layout.translationSize),
    style: 'Translation',
    marginBottom: layout.marginBottom,
  };
}

/** Dialogue stands above the tallest translation that is on the screen with it. */
function sourceEvent(
  page: MarkedPage,
  { layout, translations }: { layout: AssLayout; translations: readonly Page[] },
): AssEvent {
  const below = translations
    .filter((other) => other.startMs < page.endMs && other.endMs > page.startMs)
    .map((other) => Math.ceil(other.lines.length * layout.translationSize * other.scale) + layout.gap);
  return {
    ...event(page, layout.sourceSize),
    style: 'Source',
    marginBottom: layout.marginBottom + Math.max(0, ...below),
  };
}

function event(page: MarkedPage, size: number): Pick<AssEvent, 'startMs' | 'endMs' | 'text'> {
  const { startMs, endMs, lines, scale, highlight } = page;
  const sizeOverride = scale < 1 ? `{\\fs${Math.round(size * scale)}}` : '';
  const highlightOff = String.raw`{\c\b0}`;
  return { startMs, endMs, text: sizeOverride + assText(lines, { highlight, highlightOff }) };
}
