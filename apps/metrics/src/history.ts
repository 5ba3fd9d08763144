/** The last hour, for the charts; begun anew with the service. */
import { HISTORY_EVERY_SEC, clipFinished, chunkAnalyzed } from '@langflix/contracts';
import type { ChunkAnalyzed, ClipFinished, HistoryPoint } from '@langflix/contracts';
import type { Backlog, InEvent } from '@langflix/messaging';
import { createRateWindow } from '@langflix/scaling';

export interface History {
  add(event: InEvent): void;
  /** How it is now; kept when `HISTORY_EVERY_SEC` have passed since the last one that was kept. */
  point(state: HistoryState): HistoryPoint;
  points(): readonly HistoryPoint[];
}

export interface HistoryState {
  readonly backlog: readonly Backlog[];
  readonly jobsRunning: number;
  readonly nowMs: number;
}

const MAX_POINTS = 3600 / HISTORY_EVERY_SEC;
const MINUTE_MS = 60_000;

export function createHistory(): History {
  const clips = createRateWindow(MINUTE_MS);
  const requests = createRateWindow(MINUTE_MS);
  let points: readonly HistoryPoint[] = [];
  let keptMs = -Infinity;

  return {
    add({ contract, data, time }) {
      if (contract.name === clipFinished.name) {
        const { outcome } = data as ClipFinished;
        if (outcome.status === 'encoded') clips.add(Date.parse(time));
      } else if (contract.name === chunkAnalyzed.name) {
        const asked = (data as ChunkAnalyzed).outcome.usage?.requests ?? 0;
        if (asked > 0) requests.add(Date.parse(time), asked);
      }
    },
    point({ backlog, jobsRunning, nowMs }) {
      const waiting = backlog.map(
        ({ consumer, pending, inFlight }) => [consumer, pending + inFlight] as const,
      );
      const point = {
        at: new Date(nowMs).toISOString(),
        backlog: Object.fromEntries(waiting),
        clipsPerMinute: clips.perSecond(nowMs) * 60,
        requestsPerMinute: requests.perSecond(nowMs) * 60,
        jobsRunning,
      };
      if (nowMs - keptMs >= HISTORY_EVERY_SEC * 1000) {
        points = [...points.slice(1 - MAX_POINTS), point];
        keptMs = nowMs;
      }
      return point;
    },
    points: () => points,
  };
}
