import type { TimedScene } from '../timeline.ts';
import { assDocument, drawn, written } from './ass-document.ts';
import type { AssEvent } from './ass-document.ts';
import { people } from './people.ts';
import { STAGES } from './places.ts';
import { pill, shape } from './shapes.ts';
import type { Stage } from './stage.ts';

const LAYER = { behind: 0, lights: 1, inFront: 8, writing: 10 } as const;

/** What stands still behind the people; drawn once. */
export function backdrop(timed: TimedScene): string {
  const { behind } = STAGES[timed.scene.place];
  return assDocument(drawn(behind, { startSec: 0, endSec: timed.durationSec, layer: LAYER.behind }));
}

/** Everything that moves, and what is in front of it. */
export function action(timed: TimedScene): string {
  const stage = STAGES[timed.scene.place];
  return assDocument([
    ...lights(stage, timed.durationSec),
    ...people(timed),
    ...drawn(stage.inFront, { startSec: 0, endSec: timed.durationSec, layer: LAYER.inFront }),
    ...(timed.offsetSec === 0 ? title() : caption(stage.caption, 0.3)),
    ...(timed.offsetSec === 0 ? caption(stage.caption, 3.2) : []),
  ]);
}

/** Every second light is bright for half a second, then the others. */
function lights({ lights }: Stage, durationSec: number): readonly AssEvent[] {
  const phases = Math.ceil(durationSec / 0.5);
  return Array.from({ length: lights.length < 2 ? 0 : phases }, (_, phase) =>
    drawn(
      lights.filter((_light, index) => index % 2 === phase % 2),
      { startSec: phase * 0.5, endSec: Math.min((phase + 1) * 0.5, durationSec), layer: LAYER.lights },
    ),
  )
    .flat()
    .concat(
      lights.length === 1 ? drawn(lights, { startSec: 0, endSec: durationSec, layer: LAYER.lights }) : [],
    );
}

function title(): readonly AssEvent[] {
  const span = { startSec: 0.3, endSec: 3, layer: LAYER.writing };
  return [
    ...drawn([shape('#24314f', pill(290, 232, [700, 220], 40))], span, '\\pos(0,0)\\fad(300,300)'),
    written('The Flatmates', '\\an5\\pos(640,318)\\fs92\\fad(300,300)', span),
    written('A trumpet, a note and a cake', '\\an5\\pos(640,402)\\fs34\\1c&H8FD8FF&\\fad(300,300)', span),
  ];
}

/** In the corner, above the name plates: the first speaker may stand below it. */
function caption(text: string, startSec: number): readonly AssEvent[] {
  const span = { startSec, endSec: startSec + 2, layer: LAYER.writing };
  return [
    ...drawn([shape('#24314f', pill(36, 8, [290, 44], 22))], span, '\\pos(0,0)\\fad(200,200)'),
    written(text, '\\an5\\pos(181,30)\\fs28\\fad(200,200)', span),
  ];
}
