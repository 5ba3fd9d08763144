import type { Moment, Scene } from './dialogue.ts';
import { durationSec } from './sound/samples.ts';

/** A line or solo with its sound and its place in the scene, in seconds from the scene's start. */
export interface TimedMoment {
  readonly moment: Moment;
  readonly sound: Float32Array;
  readonly startSec: number;
  readonly endSec: number;
}

export interface TimedScene {
  readonly scene: Scene;
  /** Where the scene starts in the episode. */
  readonly offsetSec: number;
  readonly durationSec: number;
  readonly moments: readonly TimedMoment[];
}

export const FPS = 24;
/** The first scene opens under the title. */
const TITLE_SEC = 4;
/** Together longer than the 2.5 s at which a pause counts as a change of scene. */
const LEAD_IN_SEC = 1.75;
const LEAD_OUT_SEC = 1.5;
const END_SEC = 3.5;
const BETWEEN_LINES_SEC = 0.42;

/** Lays the spoken lines out one after the other; sounds as given, in the order of scenes and moments. */
export function layOut(scenes: readonly Scene[], sounds: readonly Float32Array[]): readonly TimedScene[] {
  const remaining = sounds.values();
  let offsetSec = 0;
  return scenes.map((scene, index) => {
    let clock = index === 0 ? TITLE_SEC : LEAD_IN_SEC;
    const moments = scene.moments.map((moment): TimedMoment => {
      const sound = remaining.next().value;
      if (sound === undefined) throw new Error('demo: a line has no sound');
      const startSec = clock;
      clock += durationSec(sound) + BETWEEN_LINES_SEC;
      return { moment, sound, startSec, endSec: startSec + durationSec(sound) };
    });
    const isLast = index === scenes.length - 1;
    const wanted = clock - BETWEEN_LINES_SEC + (isLast ? END_SEC : LEAD_OUT_SEC);
    // Whole seconds: joining scenes of any other length would round their times, and the frame rate with them.
    const timed = { scene, offsetSec, durationSec: Math.ceil(wanted), moments };
    offsetSec += timed.durationSec;
    return timed;
  });
}
