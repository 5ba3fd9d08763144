import type { ClipProgress } from '@langflix/contracts';
import type { RenderProgress } from '@langflix/media';

/** Milliseconds between two announcements of one clip. */
const EVERY_MS = 1000;

export interface ProgressOptions {
  readonly job: string;
  readonly clip: string;
  readonly frames: number;
  announce(progress: ClipProgress): void;
  /** Milliseconds, monotonic. Default `performance.now`. */
  readonly now?: () => number;
}

/** Passes on how far an encode is, at once and then about once a second, and its end. */
export function announceProgress(options: ProgressOptions): (progress: RenderProgress) => void {
  const { job, clip, frames, announce, now = () => performance.now() } = options;
  let lastAt = -Infinity;
  return ({ frame, speed = 0, ended }) => {
    if (!ended && now() - lastAt < EVERY_MS) return;
    lastAt = now();
    announce({ job, clip, share: ended ? 1 : Math.min(1, frame / frames), speed });
  };
}
