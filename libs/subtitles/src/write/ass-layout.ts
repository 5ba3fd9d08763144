/** Sizes in pixels of the video; libass is told that the script has the video's own resolution. */
export interface AssLayout {
  readonly sourceSize: number;
  readonly translationSize: number;
  readonly outline: number;
  readonly shadow: number;
  readonly marginSide: number;
  readonly marginBottom: number;
  /** Space between the translation and the dialogue above it. */
  readonly gap: number;
}

/** Widest line, in units of `textWidth`: 42 Latin or 18 CJK characters. */
export const MAX_LINE_UNITS = 42;
export const MAX_LINES = 2;

/** Font size by height, and by width so that a full line fits the safe area of a narrow picture. */
const SIZE_BY_HEIGHT = 0.07;
/** A line of 42 units is about this many font sizes wide in the widest usual face. */
const FULL_LINE_SIZES = 15;
const SAFE_WIDTH = 0.9;
const TRANSLATION_SCALE = 0.88;
/** Title-safe margins; upright video keeps clear of what phone players lay over its foot. */
const SIDE_MARGIN = 0.05;
const BOTTOM_MARGIN = 0.055;
const UPRIGHT_BOTTOM_MARGIN = 0.16;

export function assLayout(width: number, height: number): AssLayout {
  const sourceSize = Math.min(height * SIZE_BY_HEIGHT, (width * SAFE_WIDTH) / FULL_LINE_SIZES);
  const bottom = height > width ? UPRIGHT_BOTTOM_MARGIN : BOTTOM_MARGIN;
  return {
    sourceSize: Math.max(8, Math.round(sourceSize)),
    translationSize: Math.max(7, Math.round(sourceSize * TRANSLATION_SCALE)),
    outline: round1(Math.max(1, sourceSize * 0.055)),
    shadow: round1(Math.max(0.5, sourceSize * 0.025)),
    marginSide: Math.round(width * SIDE_MARGIN),
    marginBottom: Math.round(height * bottom),
    gap: Math.round(sourceSize * 0.12),
  };
}

const round1 = (value: number): number => Math.round(value * 10) / 10;
