import { TerminalError } from '@langflix/contracts';
import type { Cue, Interval } from '@langflix/contracts';
import { blocksOf } from './cue-blocks.ts';
import type { CueBlock } from './cue-blocks.ts';
import { chooseBlocks } from './choose-blocks.ts';
import type { BlockRange } from './choose-blocks.ts';
import { pad } from './pad-window.ts';
import type { Reach, Span } from './pad-window.ts';

/** Indices of cues of one expression. */
export interface ExpressionLines {
  /** The context worth seeing. */
  readonly firstCue: number;
  readonly lastCue: number;
  /** The line that holds the expression. */
  readonly expressionCue: number;
  /** Last line of the expression when it runs on into the next. Default `expressionCue`. */
  readonly expressionLastCue?: number;
}

export interface WindowRequest extends ExpressionLines {
  /** Cues firstCue..lastCue and a few neighbours on either side; of the companions as well. */
  readonly scene: readonly Cue[];
  /** Other expressions that the clip shows too, in the order of worth; one that makes it too long is left out. */
  readonly companions?: readonly ExpressionLines[];
  /** Where nobody speaks, in time order, milliseconds; see `measureSound`. Default: not known. */
  readonly silences?: readonly Interval[];
  /** Length of the film. */
  readonly durationSec: number;
  /** Wished air before the first and after the last word; less where neighbours speak or silence is short. */
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
 * What to cut: the context around an expression, whole lines and sentences, from silence to silence where that is known
 * and near, with a little air, never into a neighbour's words. Pure.
 * @throws TerminalError('expression_outside_film') when its line is not in the scene or begins after the film's end.
 */
export function planWindow(request: WindowRequest): ClipWindow {
  const filmEndMs = Math.floor(request.durationSec * 1000);
  const inFilm = request.scene
    .filter(({ startMs }) => startMs < filmEndMs)
    .map((cue) => ({ ...cue, endMs: Math.max(cue.startMs, Math.min(cue.endMs, filmEndMs)) }));
  if (!inFilm.some(({ index }) => index === request.expressionCue)) {
    const message = `line ${request.expressionCue} is not within the film's ${request.durationSec} s: do the subtitles fit it?`;
    throw new TerminalError('expression_outside_film', message);
  }
  const blocks = blocksOf(inFilm);
  const lines = linesToShow(inFilm, request);
  const spoken = inFilm.filter(
    ({ index }) => index >= lines.expressionCue && index <= lines.expressionLastCue,
  );
  const range = chooseBlocks(blocks, { ...request, ...lines });
  const span = spanOf(blocks.slice(range.first, range.last + 1), spoken, request.maxSec * 1000);
  const { startMs, endMs } = pad(span, neighbours(blocks, range, filmEndMs), request);
  const shown = new Set(
    inFilm.filter((cue) => cue.startMs >= startMs && cue.endMs <= endMs).map(({ index }) => index),
  );
  const cues = request.scene.filter(({ index }) => shown.has(index));
  const inTime = cues.toSorted((a, b) => a.startMs - b.startMs || a.index - b.index);
  return { startSec: startMs / 1000, endSec: endMs / 1000, cues: inTime };
}

/** The lines of the expression and of those companions with which they are still short enough for one clip. */
function linesToShow(inFilm: readonly Cue[], request: WindowRequest): Required<ExpressionLines> {
  const whole = (lines: ExpressionLines): Required<ExpressionLines> => ({
    ...{ firstCue: lines.firstCue, lastCue: lines.lastCue, expressionCue: lines.expressionCue },
    expressionLastCue: lines.expressionLastCue ?? lines.expressionCue,
  });
  return (request.companions ?? []).map(whole).reduce((shown, companion) => {
    const both = {
      firstCue: Math.min(shown.firstCue, companion.firstCue),
      lastCue: Math.max(shown.lastCue, companion.lastCue),
      expressionCue: Math.min(shown.expressionCue, companion.expressionCue),
      expressionLastCue: Math.max(shown.expressionLastCue, companion.expressionLastCue),
    };
    const spoken = inFilm.filter(
      ({ index }) => index >= both.expressionCue && index <= both.expressionLastCue,
    );
    const { startMs, endMs } = extent(spoken);
    return endMs - startMs <= request.maxSec * 1000 ? both : shown;
  }, whole(request));
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
function neighbours(blocks: readonly CueBlock[], range: BlockRange, filmEndMs: number): Reach {
  const before = blocks[range.first - 1];
  const after = blocks[range.last + 1];
  return { before: before?.endMs, after: after?.startMs, filmEndMs };
}
