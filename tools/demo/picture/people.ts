/** Moves the people of a scene: who speaks rises a little, is looked at, moves the mouth by the sound and is named. */
import type { Character } from '../dialogue.ts';
import type { TimedMoment, TimedScene } from '../timeline.ts';
import { drawn } from './ass-document.ts';
import type { AssEvent } from './ass-document.ts';
import { BOX_WIDTH, LAYER } from './figure-box.ts';
import { FIGURES } from './figures.ts';
import { closedEyes, eyes, mouth } from './figures/anatomy.ts';
import { perform } from './performance.ts';

const TOP = 132;
const RISE = 10;
const BLINK_EVERY_SEC = 3.1;

/** Left edges of the boxes, spread over the width. */
function placesOf(cast: readonly Character[]): ReadonlyMap<Character, number> {
  const gap = (1280 - cast.length * BOX_WIDTH) / (cast.length + 1);
  return new Map(cast.map((who, index) => [who, Math.round(gap + index * (BOX_WIDTH + gap))]));
}

const performerOf = ({ moment }: TimedMoment): Character => ('who' in moment ? moment.who : 'ben');

export function people(timed: TimedScene): readonly AssEvent[] {
  const places = placesOf(timed.scene.cast);
  return [...places].flatMap(([who, x], index) => [
    ...person({ who, x, timed, places }),
    ...blinks({ who, x, index, timed }),
  ]);
}

interface Staged {
  readonly who: Character;
  readonly x: number;
  readonly timed: TimedScene;
}

/** The stretches of the scene between which something changes: from each moment's start to the next one's. */
function stretches({ moments, durationSec }: TimedScene): readonly {
  readonly startSec: number;
  readonly endSec: number;
  readonly moment: TimedMoment | undefined;
}[] {
  const parts = moments.map((moment, index) => ({
    startSec: moment.startSec,
    endSec: moments[index + 1]?.startSec ?? durationSec,
    moment,
  }));
  return [{ startSec: 0, endSec: moments[0]?.startSec ?? durationSec, moment: undefined }, ...parts];
}

function person({
  who,
  x,
  timed,
  places,
}: Staged & { places: ReadonlyMap<Character, number> }): readonly AssEvent[] {
  const { parts, overEyes, overMouth } = FIGURES[who];
  let previousY = TOP;
  return stretches(timed).flatMap(({ startSec, endSec, moment }) => {
    const performer = moment && performerOf(moment);
    const y = performer === who ? TOP - RISE : TOP;
    const placing = y === previousY ? `\\pos(${x},${y})` : `\\move(${x},${previousY},${x},${y},0,140)`;
    previousY = y;
    const on = (layer: number) => ({ startSec, endSec, layer });
    const look = performer === undefined ? 0 : Math.sign((places.get(performer) ?? x) - x);
    const figure = [
      ...drawn(parts, on(LAYER.body), placing),
      ...drawn(eyes(look), on(LAYER.eyes), placing),
      ...drawn(overEyes, on(LAYER.face), placing),
      ...drawn(overMouth, on(LAYER.overMouth), placing),
    ];
    if (moment === undefined || performer !== who)
      return [...figure, ...drawn([mouth(0)], on(LAYER.mouth), placing)];
    return [...figure, ...perform({ who, x, y, moment, endSec })];
  });
}

function blinks({ who, x, index, timed }: Staged & { index: number }): readonly AssEvent[] {
  const spoken = (time: number): boolean =>
    timed.moments.some(
      (moment) => performerOf(moment) === who && time >= moment.startSec && time < moment.endSec,
    );
  const first = 0.9 + index * 1.1;
  const count = Math.floor((timed.durationSec - first) / BLINK_EVERY_SEC);
  return Array.from({ length: count }, (_, number) => first + number * BLINK_EVERY_SEC)
    .filter((time) => !spoken(time) && !spoken(time + 0.12))
    .flatMap((time) =>
      drawn(
        closedEyes(FIGURES[who].skin),
        { startSec: time, endSec: time + 0.12, layer: LAYER.eyes },
        `\\pos(${x},${TOP})`,
      ),
    );
}
