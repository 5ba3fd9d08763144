import type { Cue } from '@langflix/contracts';
import { assDocument } from './ass-document.ts';
import type { AssEvent } from './ass-document.ts';
import { assLayout } from './ass-layout.ts';
import type { AssLayout } from './ass-layout.ts';
import { assText } from './ass-text.ts';
import { sourceLines, translationLines } from './clip-lines.ts';
import type { ClipLine } from './clip-lines.ts';
import type { TextRange } from './find-phrase.ts';
import type { Highlight } from './highlight-cues.ts';
import { layOutLine } from './lay-out-line.ts';
import type { Page } from './lay-out-line.ts';
import { markHighlights } from './mark-highlights.ts';
import type { Marks } from './mark-highlights.ts';

export interface AssFont {
  /** E.g. `Noto Sans CJK KR`. */
  readonly family: string;
  /** Ems from line to line (the ascent and descent of its OS/2 table); without it, it is taken to be as Noto Sans. */
  readonly lineHeightEm?: number | undefined;
}

export interface AssOptions {
  /** Cues in film time and in order; more than the clip shows does no harm. */
  readonly cues: readonly Cue[];
  /** Start and end of the clip in the film, milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  /** Size of the video that the file is burnt into, pixels. */
  readonly width: number;
  readonly height: number;
  /** Fonts for dialogue and translation that have their glyphs. */
  readonly fonts: { readonly source: string | AssFont; readonly translation: string | AssFont };
  /** The expressions that the clip teaches, one or several; none is highlighted when absent. */
  readonly highlight?: Highlight | readonly Highlight[] | undefined;
}

/**
 * An ASS file for one clip: dialogue at the bottom with its translation below, at most two lines each of about 42
 * Latin or 20 CJK characters, the expressions in colour and bold. Times count from the start of the clip and end with
 * it. All text is escaped: nothing in a subtitle becomes an override.
 */
export function writeAss(options: AssOptions): string {
  const { cues, width, height } = options;
  const [source, translation] = [fontOf(options.fonts.source), fontOf(options.fonts.translation)];
  const layout = assLayout({
    ...{ width, height, sourceLineEm: source.lineHeightEm, translationLineEm: translation.lineHeightEm },
  });
  const marks = markHighlights(cues, [options.highlight ?? []].flat());
  const { lineUnits } = layout;
  const translations = pages(translationLines(cues, options), marks.translation, lineUnits);
  const sources = pages(sourceLines(cues, options), marks.source, lineUnits);
  const events = [
    ...translations.map((page) => translationEvent(page, layout)),
    ...sources.map((page) => sourceEvent(page, { layout, translations })),
  ].sort((a, b) => a.startMs - b.startMs);
  const fonts = { source: source.family, translation: translation.family };
  return assDocument({ width, height, layout, fonts, events });
}

function fontOf(font: string | AssFont): AssFont {
  return typeof font === 'string' ? { family: font } : font;
}

interface MarkedPage extends Page {
  readonly highlights: readonly TextRange[];
}

function pages(lines: readonly ClipLine[], marks: Marks, lineUnits: number): MarkedPage[] {
  return lines.flatMap((line) => {
    const highlights = marks.get(line.cue) ?? [];
    return layOutLine(line, { keepTogether: highlights, lineUnits }).map((page) => ({ ...page, highlights }));
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
  const { startMs, endMs, lines, scale, highlights } = page;
  const sizeOverride = scale < 1 ? `{\\fs${Math.round(size * scale)}}` : '';
  const highlightOff = String.raw`{\c\b0}`;
  return { startMs, endMs, text: sizeOverride + assText(lines, { highlights, highlightOff }) };
}
