import { stripVTControlCharacters } from 'node:util';
import { STAGES } from '@langflix/contracts';
import type { JobTimeline, TimelinePart } from '@langflix/contracts';
import { truncate, widthOf } from '../progress/format.ts';
import type { Tint } from '../progress/render-block.ts';
import { formatSeconds } from './figures.ts';
import { drawBar } from './draw-bar.ts';
import type { Span } from './draw-bar.ts';
import { heading } from './report-style.ts';
import type { ReportStyle } from './report-style.ts';

/** A stage of more parts is folded into one row. */
const MOST_ROWS = 5;
const TIME_WIDTH = 8;
/** Indents and gaps beside the bar. */
const GAPS = 5;

interface Row {
  readonly label: string;
  readonly tint: Tint | undefined;
  readonly spans: readonly Span[];
  readonly seconds: number;
}

/**
 * When parts waited and were worked on: a row per part, or one for a stage of many with the part below it that the
 * critical path goes through.
 */
export function renderWaterfall(timeline: JobTimeline, style: ReportStyle): readonly string[] {
  const { width, paint } = style;
  const rows = rowsOf(timeline);
  const labelWidth = Math.min(
    Math.max(...rows.map(({ label }) => widthOf(label))),
    Math.max(12, Math.floor(width * 0.28)),
  );
  const barWidth = width - labelWidth - TIME_WIDTH - GAPS;
  const range = { fromMs: 0, toMs: Math.max(1, timeline.wallSeconds * 1000) };
  const lines = rows.map(({ label, tint, spans, seconds }) => {
    const cut = truncate(label, labelWidth);
    const name = cut + ' '.repeat(labelWidth - widthOf(cut));
    const bar = drawBar(spans, { ...range, cells: barWidth, paint });
    const time = formatSeconds(seconds).padStart(TIME_WIDTH);
    return `  ${tint === undefined ? name : paint(tint, name)}  ${bar} ${time}`;
  });
  return [heading('Where the time went', style), ...lines, ...legend(style)];
}

function legend({ width, paint }: ReportStyle): readonly string[] {
  const lines = ['█ work ░ wait on the critical path', '▄ work · wait beside it'];
  const whole = lines.join('   ');
  return (widthOf(whole) + 2 <= width ? [whole] : lines).map((line) => `  ${paint('dim', line)}`);
}

function rowsOf(timeline: JobTimeline): readonly Row[] {
  return STAGES.flatMap((stage) => {
    const parts = timeline.parts.filter((part) => part.stage === stage);
    if (parts.length <= MOST_ROWS)
      return parts.map((part) => rowOf(timeline, [part], labelOf(part, parts.length)));
    const decisive = parts.filter((part) => criticalSpans(timeline, part).length > 0);
    return [
      rowOf(timeline, parts, `${stage} ×${parts.length}`),
      ...decisive.map((part) => rowOf(timeline, [part], `└ ${nameOf(part)}`)),
    ];
  });
}

function rowOf(timeline: JobTimeline, parts: readonly TimelinePart[], label: string): Row {
  const startMs = Date.parse(timeline.submittedAt);
  const endMs = startMs + timeline.wallSeconds * 1000;
  const spans = parts
    .flatMap((part) => [...spansOf(part, endMs), ...criticalSpans(timeline, part)])
    .map(({ rank, fromMs, toMs }) => ({ rank, fromMs: fromMs - startMs, toMs: toMs - startMs }));
  const first = Math.min(...spans.map(({ fromMs }) => fromMs));
  const last = Math.max(...spans.map(({ toMs }) => toMs));
  return { label, tint: tintOf(parts), spans, seconds: Math.max(0, last - first) / 1000 };
}

function spansOf({ queuedAt, startedAt, endedAt }: TimelinePart, endMs: number): readonly Span[] {
  const queuedMs = Date.parse(queuedAt);
  if (endedAt === undefined) return [{ rank: 'wait', fromMs: queuedMs, toMs: endMs }];
  const startedMs = startedAt === undefined ? queuedMs : Date.parse(startedAt);
  return [
    { rank: 'wait', fromMs: queuedMs, toMs: startedMs },
    { rank: 'work', fromMs: startedMs, toMs: Date.parse(endedAt) },
  ];
}

function criticalSpans({ criticalPath }: JobTimeline, part: TimelinePart): readonly Span[] {
  return criticalPath
    .filter((segment) => segment.stage === part.stage && segment.part === part.part)
    .map(({ kind, fromAt, toAt }) => ({
      ...{ rank: kind === 'wait' ? 'criticalWait' : 'criticalWork' },
      ...{ fromMs: Date.parse(fromAt), toMs: Date.parse(toAt) },
    }));
}

function labelOf(part: TimelinePart, parts: number): string {
  return parts === 1 ? part.stage : `${part.stage} ${nameOf(part)}`;
}

const nameOf = ({ label, part }: TimelinePart): string => stripVTControlCharacters(label ?? part ?? '');

function tintOf(group: readonly TimelinePart[]): Tint | undefined {
  if (group.some(({ outcome }) => outcome === 'failed')) return 'red';
  return group.every(({ outcome }) => outcome === 'reused') ? 'dim' : undefined;
}
