import type { ClipRequested, Cue, GroundedExpression, Interval } from '@langflix/contracts';
import type { VideoConfig } from '@langflix/config';
import { planWindow, snapToFrames } from '@langflix/media';
import type { FrameWindow } from '@langflix/media';
import { joinedScene } from './clip-cues.ts';

export type ClipLengths = Pick<
  VideoConfig,
  'paddingStartSec' | 'paddingEndSec' | 'minClipSec' | 'preferredClipSec' | 'maxClipSec'
>;

export interface ClipPlan {
  /** At whole frames of the clip's rate. */
  readonly window: FrameWindow;
  /** Cues of the scene with the translations to show; those of the clip and a few around it. */
  readonly scene: readonly Cue[];
  /** The cues that the clip shows. */
  readonly cues: readonly Cue[];
}

export interface PlanOptions {
  readonly lengths: ClipLengths;
  /** Where nobody speaks in the film, milliseconds. */
  readonly silences: readonly Interval[];
}

/** What to cut for a request. @throws TerminalError('expression_outside_film'). */
export function planClip(request: ClipRequested, { lengths, silences }: PlanOptions): ClipPlan {
  const { expression, companions = [], source } = request;
  const scene = joinedScene([expression, ...companions]);
  const { cues, ...window } = planWindow({
    scene,
    ...linesOf(expression, scene),
    companions: companions.map((companion) => linesOf(companion, scene)),
    silences,
    durationSec: source.durationSec,
    paddingStartSec: lengths.paddingStartSec,
    paddingEndSec: lengths.paddingEndSec,
    minSec: lengths.minClipSec,
    preferredSec: lengths.preferredClipSec,
    maxSec: lengths.maxClipSec,
  });
  return { window: snapToFrames(window, source), scene, cues };
}

function linesOf({ analysis }: GroundedExpression, scene: readonly Cue[]) {
  const { firstCue, lastCue, expressionCue, expressionEndMs } = analysis;
  const last = scene.findLast((cue) => cue.index >= expressionCue && cue.endMs <= expressionEndMs)?.index;
  return { firstCue, lastCue, expressionCue, ...(last === undefined ? {} : { expressionLastCue: last }) };
}
