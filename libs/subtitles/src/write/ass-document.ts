import type { AssLayout } from './ass-layout.ts';

export interface AssEvent {
  /** Milliseconds from the start of the clip. */
  readonly startMs: number;
  readonly endMs: number;
  readonly style: 'Source' | 'Translation';
  readonly marginBottom: number;
  /** Event text: escaped, with overrides. */
  readonly text: string;
}

interface AssDocument {
  readonly width: number;
  readonly height: number;
  readonly layout: AssLayout;
  readonly fonts: { readonly source: string; readonly translation: string };
  readonly events: readonly AssEvent[];
}

/** ASS colours are &HAABBGGRR, alpha 00 opaque. */
const WHITE = '&H00FFFFFF';
const PALE_BLUE = '&H00F5E6D2';
const BLACK = '&H00101010';
const SHADE = '&H78000000';
const BOTTOM_CENTRE = 2;
/** Lets libass find the base direction of each line by itself, for Arabic and Hebrew. */
const AUTO_DIRECTION = -1;

/** Format: http://www.tcax.org/docs/ass-specs.htm, with the extensions of libass. */
export function assDocument({ width, height, layout, fonts, events }: AssDocument): string {
  const style = (name: string, font: string, size: number, colour: string): string =>
    `Style: ${[
      name,
      fontName(font),
      size,
      ...[colour, colour, BLACK, SHADE],
      ...[0, 0, 0, 0, 100, 100, 0, 0, 1],
      ...[layout.outline, layout.shadow, BOTTOM_CENTRE],
      ...[layout.marginSide, layout.marginSide, layout.marginBottom, AUTO_DIRECTION],
    ].join(',')}`;
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${width}`,
    `PlayResY: ${height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    style('Source', fonts.source, layout.sourceSize, WHITE),
    style('Translation', fonts.translation, layout.translationSize, PALE_BLUE),
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...events.map(
      (event) =>
        `Dialogue: 0,${timestamp(event.startMs)},${timestamp(event.endMs)},${event.style},,0,0,${event.marginBottom},,${event.text}`,
    ),
    '',
  ].join('\n');
}

/** `H:MM:SS.cc`. */
function timestamp(ms: number): string {
  const cs = Math.max(0, Math.round(ms / 10));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(cs / 360_000)}:${two(Math.floor(cs / 6000) % 60)}:${two(Math.floor(cs / 100) % 60)}.${two(cs % 100)}`;
}

/** A comma or line end in a name would shift the fields of the style. */
function fontName(name: string): string {
  return name.replace(/[,\r\n]/g, ' ').trim();
}
