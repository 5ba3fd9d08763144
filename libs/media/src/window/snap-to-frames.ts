import type { MediaSource } from '@langflix/contracts';
import { outputRate, secondsOf } from '../probe/frame-rate.ts';

export interface FrameWindow {
  /** Seconds from the start of the film, at a frame. */
  readonly startSec: number;
  readonly endSec: number;
  readonly durationSec: number;
  readonly frames: number;
}

/** Moves a window to the nearest frames of the clip's rate, at least one frame long. Doing it twice changes nothing. */
export function snapToFrames(
  window: { readonly startSec: number; readonly endSec: number },
  source: Pick<MediaSource, 'video' | 'durationSec'>,
): FrameWindow {
  const rate = outputRate(source.video);
  const perSecond = rate.numerator / rate.denominator;
  const lastFrame = Math.max(1, Math.floor(source.durationSec * perSecond + 1e-3));
  const first = Math.min(Math.round(window.startSec * perSecond), lastFrame - 1);
  const end = Math.min(Math.round(window.endSec * perSecond), lastFrame);
  const frames = Math.max(1, end - first);
  const micro = (count: number): number => Math.round(secondsOf(count, rate) * 1e6) / 1e6;
  return { startSec: micro(first), endSec: micro(first + frames), durationSec: micro(frames), frames };
}
