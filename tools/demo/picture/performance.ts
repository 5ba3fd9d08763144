import type { Character } from '../dialogue.ts';
import { loudness } from '../sound/samples.ts';
import type { TimedMoment } from '../timeline.ts';
import { assColor, drawn, written } from './ass-document.ts';
import type { AssEvent } from './ass-document.ts';
import { FIGURES } from './figures.ts';
import { mouth } from './figures/anatomy.ts';
import { TRUMPET } from './figures/ben.ts';
import { BOX_WIDTH, LAYER } from './figure-box.ts';
import { pill, shape } from './shapes.ts';

const MOUTH_SLICE_SEC = 1 / 12;

export interface Performance {
  readonly who: Character;
  readonly x: number;
  readonly y: number;
  readonly moment: TimedMoment;
  readonly endSec: number;
}

/** Speaks with moving lips under the speaker's name, or plays the trumpet. */
export function perform({ who, x, y, moment, endSec }: Performance): readonly AssEvent[] {
  const placing = `\\pos(${x},${y})`;
  const still = drawn([mouth(0)], { startSec: moment.endSec, endSec, layer: LAYER.mouth }, placing);
  const span = { startSec: moment.startSec, endSec: moment.endSec };
  if ('trumpet' in moment.moment) {
    return [...drawn(TRUMPET, { ...span, layer: LAYER.trumpet }, placing), ...notes(x, moment), ...still];
  }
  const levels = loudness(moment.sound, MOUTH_SLICE_SEC).map((rms) => openness(rms));
  const moving = levels.flatMap((level, slice) => {
    const startSec = moment.startSec + slice * MOUTH_SLICE_SEC;
    const until = Math.min(startSec + MOUTH_SLICE_SEC, moment.endSec);
    return drawn([mouth(level)], { startSec, endSec: until, layer: LAYER.mouth }, placing);
  });
  return [...moving, ...still, ...namePlate(who, x, span)];
}

const openness = (rms: number): 0 | 1 | 2 | 3 => (rms < 0.02 ? 0 : rms < 0.07 ? 1 : rms < 0.12 ? 2 : 3);

function namePlate(
  who: Character,
  x: number,
  span: { startSec: number; endSec: number },
): readonly AssEvent[] {
  const { name, color } = FIGURES[who];
  const on = { ...span, layer: LAYER.plate };
  const middle = x + BOX_WIDTH / 2;
  return [
    ...drawn([shape(color, pill(middle - 76, 60, [152, 48], 24))], on, '\\pos(0,0)\\fad(80,80)'),
    written(name, `\\an5\\pos(${middle},83)\\fs30\\fad(80,80)`, on),
  ];
}

/** Notes that rise from the trumpet, one every half second. */
function notes(x: number, { startSec, endSec }: TimedMoment): readonly AssEvent[] {
  const count = Math.floor((endSec - startSec) / 0.5);
  return Array.from({ length: count }, (_, index) => {
    const from = startSec + index * 0.5;
    const [left, sway] = [x + 330, index % 2 === 0 ? 70 : 20];
    const tags = `\\an5\\move(${left},330,${left + sway},170)\\fs46\\1c${assColor('#ffe08a')}\\fad(100,300)`;
    return written('♪', tags, {
      startSec: from,
      endSec: Math.min(from + 1.2, endSec + 0.5),
      layer: LAYER.plate,
    });
  });
}
