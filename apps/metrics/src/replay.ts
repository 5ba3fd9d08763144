/**
 * Tells when the history has been read. A scrape in the middle of it would show counters that fell and rise again,
 * which Prometheus takes for work being done a second time.
 */
export interface Replay {
  /** To be called with the time of every event, RFC 3339. */
  sawEvent(time: string): void;
  /** True from the first event that happened after the start, or the first pause. */
  isDone(): boolean;
}

/** History comes at thousands of events a second: a pause this long is its end. */
const PAUSE_MS = 1000;

export function createReplay(now: () => number = Date.now): Replay {
  const startedMs = now();
  let lastEventMs = startedMs;
  let isDone = false;
  return {
    sawEvent(time) {
      lastEventMs = now();
      if (Date.parse(time) >= startedMs) isDone = true;
    },
    isDone() {
      isDone ||= now() - lastEventMs >= PAUSE_MS;
      return isDone;
    },
  };
}
