/** Sizes in pixels of the video; libass is told that the script has the video's own resolution. */
export interface AssLayout {
  /** ASS font sizes, which are heights of a line. */
  readonly sourceSize: number;
  readonly translationSize: number;
  readonly outline: number;
  readonly shadow: number;
  readonly marginSide: number;
  readonly marginBottom: number;
  /** Space between the translation and the dialogue above it. */
  readonly gap: number;
  /** Widest line, in units of `textWidth`. */
  readonly lineUnits: number;
}

/** 42 Latin or 20 CJK characters; fewer and larger ones in upright video, which is watched on small screens. */
const LINE_UNITS = 42;
const UPRIGHT_LINE_UNITS = 34;
export const MAX_LINES = 2;

/** Em by height, and by width so that a full line fits the safe area of a narrow picture. */
const EM_BY_HEIGHT = 0.051;
/** Ems of a unit in the widest usual face, part of the line bold (DejaVu Sans 0.61, Noto Sans 0.57). */
const UNIT_EMS = 0.6;
const SAFE_WIDTH = 0.9;
const TRANSLATION_SCALE = 0.88;
/** Title-safe margins; upright video keeps clear of what phone players lay over its foot. */
const SIDE_MARGIN = 0.05;
const BOTTOM_MARGIN = 0.055;
const UPRIGHT_BOTTOM_MARGIN = 0.2;
/** Of Noto Sans. */
const USUAL_LINE_HEIGHT_EM = 1.362;

export interface LayoutWish {
  readonly width: number;
  readonly height: number;
  /** Ems from line to line of the two fonts. Default: 1.362. */
  readonly sourceLineEm?: number | undefined;
  readonly translationLineEm?: number | undefined;
}

/** Letters come out as large in every font: what ASS calls a font's size is the height of its line, which differs. */
export function assLayout({ width, height, sourceLineEm, translationLineEm }: LayoutWish): AssLayout {
  const isUpright = height > width;
  const lineUnits = isUpright ? UPRIGHT_LINE_UNITS : LINE_UNITS;
  const em = Math.min(height * EM_BY_HEIGHT, (width * SAFE_WIDTH) / (lineUnits * UNIT_EMS));
  const size = (scale: number, lineEm = USUAL_LINE_HEIGHT_EM): number =>
    Math.max(8, Math.round(em * scale * lineEm));
  return {
    sourceSize: size(1, sourceLineEm),
    translationSize: size(TRANSLATION_SCALE, translationLineEm),
    outline: round1(Math.max(1, em * 0.075)),
    shadow: round1(Math.max(0.5, em * 0.034)),
    marginSide: Math.round(width * SIDE_MARGIN),
    marginBottom: Math.round(height * (isUpright ? UPRIGHT_BOTTOM_MARGIN : BOTTOM_MARGIN)),
    gap: Math.round(em * 0.16),
    lineUnits,
  };
}

const round1 = (value: number): number => Math.round(value * 10) / 10;
