import type { Stage } from '../stage.ts';
import { circle, glow, pill, polygon, rect, shape } from '../shapes.ts';

const steps = Array.from({ length: 7 }, (_, index) =>
  rect(760 + index * 76, 470 - index * 52, [600, 300 + index * 52]),
);
const posts = Array.from({ length: 7 }, (_, index) => rect(790 + index * 76, 340 - index * 52, [8, 132]));

export const STAIRWELL: Stage = {
  gradient: ['#dfe7dd', '#9fb5a6'],
  behind: [
    shape('#7f998c', rect(0, 420, [1280, 300])),
    shape('#6c8578', rect(0, 414, [1280, 10])),
    ...steps.map((step, index) => shape(index % 2 === 0 ? '#b8a48c' : '#a8937b', step)),
    shape('#5a4636', ...posts, polygon([780, 344], [1300, -12], [1300, 6], [786, 360])),
    shape('#3d2b20', rect(76, 110, [196, 470])),
    shape('#8a3b32', rect(88, 122, [172, 458])),
    shape('#74302a', rect(108, 150, [132, 150]), rect(108, 330, [132, 180])),
    shape('#e9c46a', circle(244, 360, 9), pill(158, 172, [32, 44], 6)),
    shape('#4a4a4a', rect(520, 80, [14, 40])),
    shape('#f6e7b4', pill(496, 112, [62, 74], 20)),
  ],
  inFront: [shape('#5f5248', rect(0, 604, [1280, 116])), shape('#75665a', rect(0, 596, [1280, 12]))],
  caption: 'That afternoon',
  lights: [glow('#ffefb0', circle(527, 150, 110), { opacity: 0.5, blur: 40 })],
};
