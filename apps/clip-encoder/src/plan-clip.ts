import type { ClipRequested, Cue } from '@langflix/contracts';
import type { VideoConfig } from '@langflix/config';
import { planWindow, snapToFrames } from '@langflix/media';
import type { FrameWindow } from '@langflix/media';
import { clipCues } from './clip-cues.ts';

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

/** What to cut for a request. @throws TerminalError('expression_outside_film'). */
export function planClip(request: ClipRequested, lengths: ClipLengths): ClipPlan {
  const { expression, source } = request;
  const { analysis } = expression;
  const scene = clipCues(expression);
  const expressionLastCue = scene.findLast(
    (cue) => cue.index >= analysis.expressionCue && cue.endMs <= analysis.expressionEndMs,
  )?.index;
  const { cues, ...window } = planWindow({
    scene,
    firstCue: analysis.firstCue,
    lastCue: analysis.lastCue,
    expressionCue: analysis.expressionCue,
    ...(expressionLastCue === undefined ? {} : { expressionLastCue }),
    durationSec: source.durationSec,
    paddingStartSec: lengths.paddingStartSec,
    paddingEndSec: lengths.paddingEndSec,
    minSec: lengths.minClipSec,
    preferredSec: lengths.preferredClipSec,
    maxSec: lengths.maxClipSec,
  });
  return { window: snapToFrames(window, source), scene, cues };
}
