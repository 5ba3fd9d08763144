import { circle, curve, ellipse, pill, polygon, rect, shape } from '../shapes.ts';
import { ears, face, neck, nose, shoulders } from './anatomy.ts';
import type { Figure } from './anatomy.ts';

export const kerr: Figure = {
  name: 'Mr Kerr',
  color: '#9b3c4a',
  skin: '#e8bfa3',
  parts: [
    shape('#7d2f3c', shoulders),
    shape('#f3efe6', polygon([120, 264], [200, 264], [160, 400])),
    shape('#d3a589', neck),
    shape('#e8bfa3', ears, face),
    shape('#d9d9de', ellipse(84, 118, [26, 44]), ellipse(236, 118, [26, 44])),
    shape('#e8bfa3', ellipse(160, 112, [72, 62])),
    shape('#d9d9de', pill(98, 102, [48, 12], 6), pill(174, 102, [48, 12], 6)),
    nose('#d6a184'),
    shape(
      '#1f3a5f',
      polygon([160, 290], [122, 270], [122, 312]),
      polygon([160, 290], [198, 270], [198, 312]),
    ),
    shape('#d8b04a', circle(160, 430, 7), circle(160, 464, 7)),
  ],
  overEyes: [
    // A ring is a disc with a smaller one cut out of it by running the other way round.
    shape('#3b3b45', ring(124, 140), ring(196, 140), rect(148, 136, [24, 5])),
  ],
  overMouth: [
    shape(
      '#cfcfd6',
      curve(
        [160, 178],
        [186, 170, 214, 186, 222, 196],
        [196, 200, 176, 196, 160, 190],
        [144, 196, 124, 200, 98, 196],
        [106, 186, 134, 170, 160, 178],
      ),
    ),
  ],
};

function ring(x: number, y: number): string {
  const inner = curve(
    [x, y - 22],
    [x - 12, y - 22, x - 22, y - 12, x - 22, y],
    [x - 22, y + 12, x - 12, y + 22, x, y + 22],
    [x + 12, y + 22, x + 22, y + 12, x + 22, y],
    [x + 22, y - 12, x + 12, y - 22, x, y - 22],
  );
  return `${circle(x, y, 27)} ${inner}`;
}
