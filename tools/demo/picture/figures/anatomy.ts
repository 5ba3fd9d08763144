/**
 * What all people share. Each is drawn in a box of 320x480 whose corner is placed on the stage: head around (160,140),
 * mouth at (160,196).
 */
import { circle, curve, ellipse, pill, shape } from '../shapes.ts';
import type { Shape } from '../shapes.ts';

export interface Figure {
  readonly name: string;
  /** Of the name plate. */
  readonly color: string;
  readonly skin: string;
  readonly parts: readonly Shape[];
  /** Drawn over the eyes: glasses. */
  readonly overEyes: readonly Shape[];
  /** Drawn over the mouth: a moustache. */
  readonly overMouth: readonly Shape[];
}

export const shoulders = curve(
  [10, 480],
  [10, 330, 40, 268, 120, 262],
  [140, 275, 180, 275, 200, 262],
  [280, 268, 310, 330, 310, 480],
  [210, 480, 110, 480, 10, 480],
);
export const face = ellipse(160, 145, [84, 96]);
export const neck = pill(128, 205, [64, 80], 28);
export const ears = `${circle(78, 152, 17)} ${circle(242, 152, 17)}`;
export const brows = (color: string): Shape =>
  shape(color, pill(102, 106, [40, 8], 4), pill(178, 106, [40, 8], 4));
export const nose = (color: string): Shape => shape(color, ellipse(160, 164, [9, 12]));

/** `look` moves the pupils: -1 left, 1 right. */
export const eyes = (look: number): readonly Shape[] => [
  shape('#ffffff', ellipse(124, 140, [17, 15]), ellipse(196, 140, [17, 15])),
  shape('#2a2230', circle(124 + 7 * look, 141, 8), circle(196 + 7 * look, 141, 8)),
];

export const closedEyes = (skin: string): readonly Shape[] => [
  shape(skin, ellipse(124, 140, [18, 16]), ellipse(196, 140, [18, 16])),
  shape('#2a2230', pill(107, 142, [34, 5], 2), pill(179, 142, [34, 5], 2)),
];

const CLOSED_MOUTH = curve([132, 200], [146, 212, 174, 212, 188, 200], [174, 218, 146, 218, 132, 200]);

/** From 0, a closed smile, to 3, wide open. */
export const mouth = (openness: 0 | 1 | 2 | 3): Shape =>
  openness === 0
    ? shape('#7a2e35', CLOSED_MOUTH)
    : shape('#5d1f28', ellipse(160, 207, [16 + 2 * openness, 3 + 5 * openness]));
