import type { Shape } from './shapes.ts';

/** One event of an ASS file. */
export interface AssEvent {
  readonly startSec: number;
  readonly endSec: number;
  /** Higher ones are drawn over lower ones. */
  readonly layer: number;
  readonly text: string;
}

export interface Span {
  readonly startSec: number;
  readonly endSec: number;
  readonly layer: number;
}

const HEADER = `[Script Info]
ScriptType: v4.00+
PlayResX: 1280
PlayResY: 720
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Demo,Noto Sans CJK KR,32,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,-1,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`;

export function assDocument(events: readonly AssEvent[]): string {
  const lines = events
    .filter(({ startSec, endSec }) => endSec - startSec > 0.005)
    .map(({ layer, startSec, endSec, text }) =>
      [`Dialogue: ${layer}`, assTime(startSec), assTime(endSec), 'Demo,,0,0,0,', text].join(','),
    );
  return `${HEADER}${lines.join('\n')}\n`;
}

/** `placing` puts the drawing's origin somewhere else than the picture's corner, e.g. `\\pos(10,20)`. */
export function drawn(shapes: readonly Shape[], span: Span, placing = '\\pos(0,0)'): readonly AssEvent[] {
  return shapes.map(({ color, path, opacity = 1, blur = 0 }) => ({
    ...span,
    text: `{\\an7${placing}\\1c${assColor(color)}\\1a${assAlpha(opacity)}\\blur${blur}\\p1}${path}`,
  }));
}

export const written = (text: string, tags: string, span: Span): AssEvent => ({
  ...span,
  text: `{${tags}}${text}`,
});

export function assColor(color: string): string {
  const [red, green, blue] = [color.slice(1, 3), color.slice(3, 5), color.slice(5, 7)];
  return `&H${blue}${green}${red}&`;
}

const assAlpha = (opacity: number): string =>
  `&H${Math.round((1 - opacity) * 255)
    .toString(16)
    .padStart(2, '0')}&`;

function assTime(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(hundredths / 6000);
  return `0:${pad(minutes)}:${pad(Math.floor(hundredths / 100) % 60)}.${pad(hundredths % 100)}`;
}
