import type { ClipRequested, Cue, MediaSource } from '@langflix/contracts';
import { aClipRequested, aGroundedExpression, makeCue } from '@langflix/testing';

const LINES_PER_SCENE = 6;
const LINE_MS = 2_500;
const PAUSE_MS = 2_000;

export interface RequestOptions {
  readonly job: string;
  readonly source: MediaSource;
  /** Folder URI of finished clips. */
  readonly store: string;
  readonly clips: number;
}

/** Scenes of fifteen seconds, spread evenly over the film, each with one expression in its middle. */
export function clipRequests({ job, source, store, clips }: RequestOptions): ClipRequested[] {
  const sceneMs = LINES_PER_SCENE * LINE_MS;
  const room = source.durationSec * 1000 - sceneMs - 2 * PAUSE_MS;
  return Array.from({ length: clips }, (_, clip) => {
    const startMs = Math.round(PAUSE_MS + (room * clip) / Math.max(1, clips - 1));
    const scene = sceneAt(startMs, clip * 100);
    const middle = clip * 100 + LINES_PER_SCENE / 2;
    const expression = aGroundedExpression({
      scene,
      analysis: {
        expression: 'call it a day',
        expressionCue: middle,
        firstCue: scene[0]?.index ?? 0,
        lastCue: scene.at(-1)?.index ?? 0,
      },
    });
    return aClipRequested({ job, clip: `clip-${clip}`, source, store, expression });
  });
}

function sceneAt(startMs: number, first: number): Cue[] {
  return Array.from({ length: LINES_PER_SCENE }, (_, line) => {
    const begin = startMs + line * LINE_MS;
    return makeCue({
      index: first + line,
      startMs: begin,
      endMs: begin + LINE_MS - 100,
      ...(line === LINES_PER_SCENE / 2
        ? { text: "Let's call it a day.", translation: '오늘은 이쯤 하자.' }
        : {}),
    });
  });
}
