import { circle, curve, ellipse, pill, polygon, rect, shape } from '../shapes.ts';
import type { Shape } from '../shapes.ts';
import { brows, ears, face, neck, nose, shoulders } from './anatomy.ts';
import type { Figure } from './anatomy.ts';

export const ben: Figure = {
  name: 'Ben',
  color: '#2a9d8f',
  skin: '#f1c9a5',
  parts: [
    shape('#2a9d8f', shoulders),
    shape('#1f7d72', curve([96, 268], [110, 330, 210, 330, 224, 268], [200, 296, 120, 296, 96, 268])),
    shape('#dfb18a', neck),
    shape('#f1c9a5', ears, face),
    shape(
      '#8a4b24',
      curve(
        [74, 128],
        [60, 60, 96, 22, 128, 40],
        [140, 14, 196, 14, 206, 40],
        [250, 36, 258, 90, 246, 130],
        [236, 96, 214, 92, 196, 84],
        [160, 100, 120, 70, 96, 98],
        [84, 104, 78, 116, 74, 128],
      ),
    ),
    brows('#6f3a1b'),
    nose('#dfae87'),
    shape('#e9b48f', circle(108, 180, 13), circle(212, 180, 13)),
    shape('#e8f4f2', rect(136, 300, [5, 66]), rect(180, 300, [5, 66])),
  ],
  overEyes: [],
  overMouth: [],
};

/** Held to the mouth. */
export const TRUMPET: readonly Shape[] = [
  shape('#d9a520', pill(160, 196, [110, 12], 5), pill(196, 214, [70, 12], 5)),
  shape('#f0c23e', polygon([262, 190], [318, 160], [318, 246], [262, 216])),
  shape('#fbe08a', ellipse(318, 203, [9, 43])),
  shape('#b98712', rect(206, 176, [10, 44]), rect(224, 176, [10, 44]), rect(242, 176, [10, 44])),
  shape('#f1c9a5', pill(200, 210, [60, 34], 16)),
];
