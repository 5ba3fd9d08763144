import type { Stage } from '../stage.ts';
import { circle, curve, ellipse, glow, pill, polygon, rect, shape } from '../shapes.ts';

const window = [
  shape('#ffffff', pill(486, 70, [308, 252], 14)),
  shape('#a8dcf0', rect(500, 84, [280, 224])),
  glow('#fff3b0', circle(700, 150, 66), { opacity: 0.9, blur: 30 }),
  shape('#ffd75e', circle(700, 150, 34)),
  shape(
    '#8cc084',
    curve(
      [500, 308],
      [560, 230, 640, 240, 690, 282],
      [720, 262, 760, 262, 780, 280],
      [780, 300, 780, 304, 780, 308],
    ),
  ),
  shape('#ffffff', rect(634, 84, [12, 224]), rect(500, 190, [280, 10])),
  shape(
    '#e76f51',
    polygon([470, 60], [560, 60], [520, 190], [470, 250]),
    polygon([810, 60], [720, 60], [760, 190], [810, 250]),
  ),
];

const shelf = [
  shape('#a9714b', rect(70, 196, [270, 14])),
  shape('#4f8fba', pill(92, 146, [46, 50], 8)),
  shape('#e9c46a', pill(156, 140, [46, 56], 8)),
  shape('#d1495b', pill(220, 150, [42, 46], 8)),
  shape('#588157', ellipse(304, 150, [26, 34])),
  shape('#c97b4a', polygon([284, 172], [324, 172], [318, 196], [290, 196])),
];

const clock = [
  shape('#5b4636', circle(1090, 150, 58)),
  shape('#fffaf0', circle(1090, 150, 49)),
  shape(
    '#333333',
    polygon([1087, 150], [1093, 150], [1092, 112], [1088, 112]),
    polygon([1090, 147], [1090, 153], [1118, 164], [1119, 160]),
  ),
];

const machine = [
  shape('#3d405b', pill(1076, 452, [120, 150], 12)),
  shape('#22243a', rect(1096, 500, [80, 70])),
  shape('#f4f1de', pill(1118, 536, [36, 34], 6)),
  shape('#e07a5f', circle(1136, 478, 8)),
];

export const KITCHEN: Stage = {
  gradient: ['#fff1d6', '#f3cfa8'],
  behind: [
    ...window,
    ...shelf,
    ...clock,
    glow('#ffffff', polygon([500, 308], [780, 308], [900, 620], [440, 620]), { opacity: 0.25, blur: 12 }),
  ],
  inFront: [
    shape('#8d5a3a', rect(0, 588, [1280, 132])),
    shape('#b9794f', rect(0, 572, [1280, 26])),
    shape('#7a4c30', rect(310, 610, [4, 110]), rect(640, 610, [4, 110]), rect(970, 610, [4, 110])),
    ...machine,
  ],
  caption: 'Thursday morning',
  lights: [],
};
