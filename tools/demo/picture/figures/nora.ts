import { circle, curve, pill, rect, shape } from '../shapes.ts';
import { brows, ears, face, neck, nose, shoulders } from './anatomy.ts';
import type { Figure } from './anatomy.ts';

export const nora: Figure = {
  name: 'Nora',
  color: '#e0a21b',
  skin: '#b97a56',
  parts: [
    shape('#2b1b17', pill(50, 32, [220, 250], 96)),
    shape('#e7b93c', shoulders),
    shape('#a96b49', neck),
    shape('#b97a56', ears, face),
    shape(
      '#2b1b17',
      curve(
        [72, 150],
        [66, 60, 110, 34, 165, 36],
        [226, 38, 254, 84, 250, 152],
        [236, 104, 214, 88, 182, 74],
        [150, 100, 92, 96, 72, 150],
      ),
    ),
    brows('#2b1b17'),
    nose('#a5674a'),
    shape('#f4e04d', circle(74, 186, 9), circle(246, 186, 9)),
    shape('#c9992c', rect(60, 410, [200, 10]), rect(50, 440, [220, 10])),
  ],
  overEyes: [],
  overMouth: [],
};
