/** A job's timeline as rows of bars. Pure: places are shares of the wall time, 0 to 1. */
import type { JobTimeline, PathSegment, Stage, TimelinePart } from '@langflix/contracts';
import { STAGE_WORDS } from '../format/words.ts';

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly kind: 'wait' | 'work';
  /** `critical`: the end of the job had to wait for it. */
  readonly tone: 'plain' | 'critical' | 'failed';
}

export interface Row {
  readonly key: string;
  readonly stage: Stage;
  readonly label: string;
  /** A stage of many parts, which can be folded. */
  readonly isGroup: boolean;
  readonly isOpen: boolean;
  readonly bars: readonly Bar[];
  readonly parts: readonly TimelinePart[];
}

export interface Waterfall {
  readonly spanSec: number;
  readonly rows: readonly Row[];
}

/** A stage of more parts starts folded. */
export const FOLDED_ABOVE = 8;

export interface LayoutOptions {
  readonly nowMs: number;
  /** Stages that the reader folded or unfolded against the rule. */
  readonly toggled: ReadonlySet<Stage>;
}

export function layoutWaterfall(timeline: JobTimeline, { nowMs, toggled }: LayoutOptions): Waterfall {
  const startMs = Date.parse(timeline.submittedAt);
  const endMs = timeline.closedAt === undefined ? nowMs : Date.parse(timeline.closedAt);
  const scale = scaleOf(startMs, Math.max(endMs, startMs + 1));
  const rows = groupsOf(timeline.parts).flatMap(([stage, parts]) => {
    const path = timeline.criticalPath.filter((segment) => segment.stage === stage);
    if (parts.length === 1) return parts.map((part) => partRow(part, path, scale));
    const isOpen = parts.length > FOLDED_ABOVE === toggled.has(stage);
    const group = groupRow({ stage, parts, isOpen }, path, scale);
    return isOpen ? [group, ...parts.map((part) => partRow(part, path, scale))] : [group];
  });
  return { spanSec: Math.max(0, (endMs - startMs) / 1000), rows };
}

interface Scale {
  readonly endMs: number;
  place(iso: string): number;
  placeMs(ms: number): number;
}

function scaleOf(startMs: number, endMs: number): Scale {
  const placeMs = (ms: number): number => Math.min(1, Math.max(0, (ms - startMs) / (endMs - startMs)));
  return { endMs, placeMs, place: (iso) => placeMs(Date.parse(iso)) };
}

function groupsOf(parts: readonly TimelinePart[]): readonly (readonly [Stage, readonly TimelinePart[]])[] {
  const groups = Map.groupBy(parts, ({ stage }) => stage);
  const order = Object.keys(STAGE_WORDS) as readonly Stage[];
  return order.flatMap((stage) => {
    const found = groups.get(stage);
    if (found === undefined) return [];
    return [[stage, found.toSorted((a, b) => Date.parse(a.queuedAt) - Date.parse(b.queuedAt))] as const];
  });
}

function partRow(part: TimelinePart, path: readonly PathSegment[], scale: Scale): Row {
  const { stage } = part;
  const own = path.filter((segment) => segment.part === part.part);
  return {
    key: `${stage}/${part.part ?? ''}`,
    stage,
    label: labelOf(part),
    isGroup: false,
    isOpen: false,
    bars: withCritical(barsOf(part, scale), own, scale),
    parts: [part],
  };
}

/** What failed stays seen as failed, critical or not. */
function withCritical(bars: readonly Bar[], path: readonly PathSegment[], scale: Scale): readonly Bar[] {
  const failed = bars.filter(({ tone }) => tone === 'failed');
  const plain = bars.filter(({ tone }) => tone !== 'failed');
  return [...plain, ...path.map((segment) => criticalBar(segment, scale)), ...failed];
}

function groupRow(
  { stage, parts, isOpen }: { stage: Stage; parts: readonly TimelinePart[]; isOpen: boolean },
  path: readonly PathSegment[],
  scale: Scale,
): Row {
  const bars = parts.flatMap((part) => barsOf(part, scale));
  const merged = (['wait', 'work'] as const).flatMap((kind) =>
    merge(bars.filter((bar) => bar.kind === kind)).map(([from, to]): Bar => ({
      from,
      to,
      kind,
      tone: 'plain',
    })),
  );
  return {
    key: stage,
    stage,
    label: STAGE_WORDS[stage],
    isGroup: true,
    isOpen,
    bars: withCritical([...merged, ...bars.filter(({ tone }) => tone === 'failed')], path, scale),
    parts,
  };
}

export function labelOf({ stage, part, label }: TimelinePart): string {
  if (label !== undefined) return label;
  if (part === undefined) return STAGE_WORDS[stage];
  return stage === 'analyze' || stage === 'plan' ? `Chunk ${part}` : part;
}

/** Without a start nobody knows what of the time was waiting: a finished part then counts as worked on. */
function barsOf({ queuedAt, startedAt, endedAt, outcome }: TimelinePart, scale: Scale): readonly Bar[] {
  const queued = scale.place(queuedAt);
  const end = endedAt === undefined ? scale.placeMs(scale.endMs) : scale.place(endedAt);
  const isWaiting = startedAt === undefined && endedAt === undefined;
  const started = isWaiting ? end : startedAt === undefined ? queued : scale.place(startedAt);
  const tone = outcome === 'failed' ? 'failed' : 'plain';
  const bars: Bar[] = [];
  if (started > queued) bars.push({ from: queued, to: started, kind: 'wait', tone: 'plain' });
  if (!isWaiting) bars.push({ from: started, to: Math.max(started, end), kind: 'work', tone });
  return bars;
}

function criticalBar({ kind, fromAt, toAt }: PathSegment, scale: Scale): Bar {
  return { from: scale.place(fromAt), to: scale.place(toAt), kind, tone: 'critical' };
}

/** Stretches that touch or overlap become one. */
export function merge(
  stretches: readonly { readonly from: number; readonly to: number }[],
): readonly (readonly [number, number])[] {
  const merged: [number, number][] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

const STEPS_SEC = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 86_400,
];

/** Seconds at which the axis is marked: round steps, at most `most` of them. */
export function ticksOf(spanSec: number, most: number): readonly number[] {
  const step = STEPS_SEC.find((candidate) => spanSec / candidate <= most) ?? spanSec / most;
  return Array.from({ length: Math.floor(spanSec / step) + 1 }, (_, i) => i * step);
}
