import { TerminalError } from '@langflix/contracts';
import type { Cue } from '@langflix/contracts';
import { blocksOf } from './cue-blocks.ts';
import type { CueBlock } from './cue-blocks.ts';
import { chooseBlocks } from './choose-blocks.ts';
import type { BlockRange } from './choose-blocks.ts';

export interface WindowRequest {
  /** Cues firstCue..lastCue and a few neighbours on either side. */
  readonly scene: readonly Cue[];
  /** Indices of cues: the context worth seeing, and the line that holds the expression. */
  readonly firstCue: number;
  readonly lastCue: number;
  readonly expressionCue: number;
  /** Last line of the expression when it runs on into the next. Default `expressionCue`. */
  readonly expressionLastCue?: number;
  /** Length of the film. */
  readonly durationSec: number;
  /** Wished silence before the first and after the last word; less where neighbours speak. */
  readonly paddingStartSec: number;
  readonly paddingEndSec: number;
  /** Shorter windows are widened into the silence around them. */
  readonly minSec: number;
  /** Whole neighbouring lines of the same scene are added up to this length. */
  readonly preferredSec: number;
  /** Only a line of the expression that is longer itself makes a longer window. */
  readonly maxSec: number;
}

export interface ClipWindow {
  /** Seconds from the start of the film. */
  readonly startSec: number;
  readonly endSec: number;
  /** The cues inside, in order of time. */
  readonly cues: Cue[];
}

/**
 * What to cut: the context around an expression, whole lines and sentences, with a little air, never into a
 * neighbour's words. Pure.
 * @throws TerminalError('expression_outside_film') when its line is not in the scene or begins after the film's end.
 */
export function planWindow(request: WindowRequest): ClipWindow {
  const filmEndMs = Math.floor(request.durationSec * 1000);
  const { expressionCue, expressionLastCue = expressionCue } = request;
  const inFilm = request.scene
    .filter(({ startMs }) => startMs < filmEndMs)
    .map((cue) => ({ ...cue, endMs: Math.max(cue.startMs, Math.min(cue.endMs, filmEndMs)) }));
  const spoken = inFilm.filter(({ index }) => index >= expressionCue && index <= expressionLastCue);
  if (!spoken.some(({ index }) => index === expressionCue)) {
    const message = `line ${expressionCue} is not within the film's ${request.durationSec} s: do the subtitles fit it?`;
    throw new TerminalError('expression_outside_film', message);
  }
  const blocks = blocksOf(inFilm);
  const range = chooseBlocks(blocks, { ...request, expressionLastCue });
  const span = spanOf(blocks.slice(range.first, range.last + 1), spoken, request.maxSec * 1000);
  const { startMs, endMs } = pad(span, neighbours(blocks, range, filmEndMs), request);
  const shown = new Set(
    inFilm.filter((cue) => cue.startMs >= startMs && cue.endMs <= endMs).map(({ index }) => index),
  );
  const cues = request.scene.filter(({ index }) => shown.has(index));
  const inTime = cues.toSorted((a, b) => a.startMs - b.startMs || a.index - b.index);
  return { startSec: startMs / 1000, endSec: endMs / 1000, cues: inTime };
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The chosen blocks; when lines that overlap the expression's make it too long, the expression's own lines only. */
function spanOf(blocks: readonly CueBlock[], spoken: readonly Cue[], maxMs: number): Span {
  const whole = extent(blocks);
  return whole.endMs - whole.startMs <= maxMs ? whole : extent(spoken);
}

function extent(parts: readonly Span[]): Span {
  return {
    startMs: Math.min(...parts.map(({ startMs }) => startMs)),
    endMs: Math.max(...parts.map(({ endMs }) => endMs)),
  };
}

/** How far the window may reach: where the neighbours stop and begin to speak, or the film ends. */
function neighbours(blocks: readonly CueBlock[], range: BlockRange, filmEndMs: number) {
  const before = blocks[range.first - 1];
  const after = blocks[range.last + 1];
  return { before: before?.endMs, after: after?.startMs, filmEndMs };
}

/** Adds air on both sides: as wished, at most half of the gap to a neighbour, more of it when the clip is too short. */
function pad(span: Span, edges: ReturnType<typeof neighbours>, request: WindowRequest): Span {
  const startRoom = Math.max(0, span.startMs - (edges.before ?? 0));
  const endRoom = Math.max(0, (edges.after ?? edges.filmEndMs) - span.endMs);
  const wished = (seconds: number, room: number, neighbour: number | undefined): number =>
    Math.min(seconds * 1000, neighbour === undefined ? room : room / 2);
  let start = wished(request.paddingStartSec, startRoom, edges.before);
  let end = wished(request.paddingEndSec, endRoom, edges.after);
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
    endMs: Math.min(edges.filmEndMs, Math.floor(span.endMs + end * share)),
  };
}
