import type { Stage } from '../stage.ts';
import { circle, ellipse, glow, pill, polygon, rect, shape } from '../shapes.ts';

const books = ['#d1495b', '#edae49', '#66a182', '#4f8fba', '#8d6a9f', '#e07a5f', '#3d405b', '#81b29a'];
const shelf = [
  shape('#4b3428', rect(60, 90, [250, 380])),
  shape('#2e1f18', rect(74, 104, [222, 108]), rect(74, 226, [222, 108]), rect(74, 348, [222, 108])),
  ...books.map((color, index) =>
    shape(color, rect(82 + index * 25, 128 + (index % 3) * 8, [20, 84 - (index % 3) * 8])),
  ),
  ...books.map((color, index) =>
    shape(color, rect(82 + ((index * 3) % 8) * 25, 246 + (index % 2) * 12, [20, 88 - (index % 2) * 12])),
  ),
  shape('#c9ada7', ellipse(140, 412, [30, 44]), circle(240, 424, 32)),
];

const window = [
  shape('#e8e4f0', rect(470, 76, [330, 260])),
  shape('#14213d', rect(482, 88, [306, 236])),
  shape('#f5f3ce', circle(720, 146, 34)),
  shape('#14213d', circle(706, 138, 30)),
  shape(
    '#22335c',
    rect(500, 240, [60, 84]),
    rect(566, 206, [50, 118]),
    rect(626, 256, [70, 68]),
    rect(704, 226, [70, 98]),
  ),
  shape(
    '#f2c14e',
    rect(512, 254, [10, 12]),
    rect(536, 280, [10, 12]),
    rect(580, 222, [10, 12]),
    rect(596, 260, [10, 12]),
    rect(650, 276, [10, 12]),
    rect(722, 244, [10, 12]),
    rect(746, 276, [10, 12]),
  ),
  shape('#e8e4f0', rect(631, 88, [8, 236])),
];

const lamp = [
  shape('#2b2b2b', rect(1122, 300, [8, 300])),
  shape('#f2c879', polygon([1082, 220], [1170, 220], [1204, 320], [1048, 320])),
];

export const LIVING_ROOM: Stage = {
  gradient: ['#4a3f6b', '#2c2745'],
  behind: [...shelf, ...window, glow('#ffd58a', circle(1126, 290, 190), { opacity: 0.4, blur: 70 }), ...lamp],
  inFront: [
    shape('#7c3f58', pill(120, 566, [1040, 200], 46)),
    shape('#6a3349', pill(60, 540, [120, 220], 46), pill(1100, 540, [120, 220], 46)),
    shape('#8d4a66', pill(150, 580, [1000, 26], 12)),
  ],
  caption: 'Friday night',
  lights: [
    glow('#ffe3a8', polygon([1082, 220], [1170, 220], [1204, 320], [1048, 320]), { opacity: 0.35, blur: 10 }),
  ],
};
