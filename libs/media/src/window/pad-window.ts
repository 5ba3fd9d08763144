import type { Interval } from '@langflix/contracts';
import { endInSilence, startInSilence } from './edge-silence.ts';

/** Milliseconds of the film. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** How far a window may reach: where the neighbours stop and begin to speak, or the film ends. */
export interface Reach {
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly filmEndMs: number;
}

interface Air {
  readonly paddingStartSec: number;
  readonly paddingEndSec: number;
  readonly minSec: number;
  readonly maxSec: number;
  readonly silences?: readonly Interval[];
}

/**
 * Adds air on both sides: up to a silence, else as wished and at most half of the gap to a neighbour; more of the gap
 * when the clip is too short.
 */
export function pad(span: Span, reach: Reach, request: Air): Span {
  const startRoom = Math.max(0, span.startMs - (reach.before ?? 0));
  const endRoom = Math.max(0, (reach.after ?? reach.filmEndMs) - span.endMs);
  let start = airBefore(span, { room: startRoom, isShared: reach.before !== undefined }, request);
  let end = airAfter(span, { room: endRoom, isShared: reach.after !== undefined }, request);
  const length = span.endMs - span.startMs;
  const missing = request.minSec * 1000 - (length + start + end);
  if (missing > 0) {
    const more = Math.min(missing, endRoom - end);
    end += more;
    start += Math.min(missing - more, startRoom - start);
  }
  const spare = Math.max(0, request.maxSec * 1000 - length);
  const share = start + end > spare ? spare / (start + end) : 1;
  return {
    startMs: Math.max(0, Math.ceil(span.startMs - start * share)),
    endMs: Math.min(reach.filmEndMs, Math.floor(span.endMs + end * share)),
  };
}

/** Milliseconds beyond an edge; shared with a neighbour who speaks there or not. */
interface Gap {
  readonly room: number;
  readonly isShared: boolean;
}

function airBefore({ startMs }: Span, gap: Gap, { silences = [], paddingStartSec }: Air): number {
  const paddingMs = paddingStartSec * 1000;
  const quiet = startInSilence(silences, { lineMs: startMs, limitMs: startMs - gap.room, paddingMs });
  return quiet === undefined ? wishedAir(paddingMs, gap) : startMs - quiet;
}

function airAfter({ endMs }: Span, gap: Gap, { silences = [], paddingEndSec }: Air): number {
  const paddingMs = paddingEndSec * 1000;
  const quiet = endInSilence(silences, { lineMs: endMs, limitMs: endMs + gap.room, paddingMs });
  return quiet === undefined ? wishedAir(paddingMs, gap) : quiet - endMs;
}

function wishedAir(paddingMs: number, { room, isShared }: Gap): number {
  return Math.min(paddingMs, isShared ? room / 2 : room);
}
