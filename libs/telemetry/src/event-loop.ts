import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface EventLoop {
  /** False when no timer has run for a minute: the process is stuck in a computation. */
  isTurning(): boolean;
  /** 99th percentile, since the last call, of how late a timer ran; milliseconds. */
  takeDelayMs(): number;
  stop(): void;
}

export interface EventLoopOptions {
  /** Milliseconds since any moment; default a clock that is never set back. */
  readonly now?: () => number;
}

/** What liveness allows, as operators set it for a container: longer than any sane computation here. */
const STUCK_MS = 60_000;
const TICK_MS = 1000;
/** Of the measurement, milliseconds; a delay below it goes unseen. Each costs the process one timer. */
const RESOLUTION_MS = 20;

/** Watches how this process turns; keeps nothing alive. */
export function watchEventLoop({ now = () => performance.now() }: EventLoopOptions = {}): EventLoop {
  let lastTick = now();
  const ticking = setInterval(() => (lastTick = now()), TICK_MS).unref();
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return {
    isTurning: () => now() - lastTick < STUCK_MS,
    takeDelayMs: () => {
      // It measures from one timer to the next. Nothing seen yet reads as NaN or 0.
      const delayMs = histogram.percentile(99) / 1e6 - RESOLUTION_MS;
      histogram.reset();
      return delayMs > 0 ? Math.round(delayMs * 10) / 10 : 0;
    },
    stop: () => {
      clearInterval(ticking);
      histogram.disable();
    },
  };
}
