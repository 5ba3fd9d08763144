import type { Stage } from '../stage.ts';
import { circle, ellipse, glow, pill, polygon, rect, shape } from '../shapes.ts';

/** Widths and heights of the houses on the skyline, left to right. */
const HOUSES = [
  [110, 190],
  [90, 260],
  [130, 150],
  [80, 300],
  [120, 210],
  [100, 170],
  [90, 280],
  [140, 200],
  [90, 240],
  [120, 160],
  [110, 270],
  [100, 180],
] as const;

const offsets = HOUSES.map((_, index) => HOUSES.slice(0, index).reduce((sum, [width]) => sum + width, 0));
const houses = HOUSES.map(([width, height], index) =>
  rect(offsets[index] ?? 0, 560 - height, [width, height]),
);
const windows = HOUSES.flatMap(([width, height], index) =>
  [0.25, 0.6].flatMap((across, column) =>
    [28, 76, 124]
      .filter((down, row) => down < height - 20 && (index * 5 + row * 3 + column) % 3 !== 0)
      .map((down) => rect((offsets[index] ?? 0) + width * across, 560 - height + down, [14, 18])),
  ),
);

const stars = Array.from({ length: 36 }, (_, index) =>
  circle((index * 211) % 1280, (index * 97) % 250, 1 + (index % 3)),
);

/** Bulbs hang on two sagging cords. */
const bulbs = Array.from({ length: 17 }, (_, index) => {
  const across = (index % 8.5) / 8.5;
  return {
    x: 20 + index * 77,
    y: 60 + 110 * 4 * across * (1 - across),
    color: ['#ffd166', '#ef476f', '#06d6a0', '#4cc9f0'][index % 4] ?? '#ffd166',
  };
});
const cords = bulbs.slice(1).map((bulb, index) => {
  const before = bulbs[index] ?? bulb;
  return polygon(
    [before.x, before.y - 10],
    [bulb.x, bulb.y - 10],
    [bulb.x, bulb.y - 7],
    [before.x, before.y - 7],
  );
});

const cake = [
  shape('#f8edeb', pill(1010, 556, [170, 16], 8)),
  shape('#6f4518', pill(1030, 496, [130, 62], 12)),
  shape('#f6bd60', pill(1030, 490, [130, 22], 10)),
  shape('#ffffff', rect(1060, 462, [6, 30]), rect(1092, 462, [6, 30]), rect(1124, 462, [6, 30])),
  shape('#ffb703', ellipse(1063, 454, [5, 9]), ellipse(1095, 454, [5, 9]), ellipse(1127, 454, [5, 9])),
];

export const ROOFTOP: Stage = {
  gradient: ['#0b1033', '#5b2a6b'],
  behind: [
    shape('#ffffff', ...stars),
    glow('#fff6d5', circle(180, 130, 70), { opacity: 0.5, blur: 40 }),
    shape('#fdf3d0', circle(180, 130, 42)),
    shape('#1a1533', ...houses),
    shape('#f2c14e', ...windows),
    shape('#0d0a1d', ...cords),
    ...bulbs.map(({ x, y, color }) => shape(color, ellipse(x, y, [8, 11]))),
  ],
  inFront: [shape('#2d2440', rect(0, 590, [1280, 130])), shape('#453963', rect(0, 572, [1280, 22])), ...cake],
  caption: 'Saturday night',
  lights: bulbs.map(({ x, y, color }) => glow(color, circle(x, y, 22), { opacity: 0.55, blur: 12 })),
};
