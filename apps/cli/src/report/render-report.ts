import { stripVTControlCharacters } from 'node:util';
import { languageName } from '@langflix/contracts';
import type { JobEntry, JobState, JobTimeline, SlowCause } from '@langflix/contracts';
import { formatDuration, formatPlural, truncate } from '../progress/format.ts';
import type { Tint } from '../progress/render-block.ts';
import { readableReason } from '../readable-reason.ts';
import { wrapText } from '../inspect/wrap-text.ts';
import { formatSeconds } from './figures.ts';
import { renderOperations, renderStages } from './report-tables.ts';
import { heading } from './report-style.ts';
import type { ReportStyle } from './report-style.ts';
import { stateOf } from './state-of.ts';
import type { Target } from './targets.ts';
import { renderWaterfall } from './waterfall.ts';

export interface Report {
  readonly entry: JobEntry;
  readonly timeline: JobTimeline;
  readonly targets: readonly Target[];
  readonly cause: SlowCause | undefined;
  /** Number of other jobs. */
  readonly comparedWith: number;
}

/** The whole report as text; no line is wider than the terminal. */
export function renderReport(report: Report, style: ReportStyle): string {
  const { timeline } = report;
  const blocks = [
    header(report, style),
    renderWaterfall(timeline, style),
    renderStages(timeline, style),
    renderOperations(timeline, style),
    targets(report, style),
    causes(report, style),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const TINT_OF: Readonly<Record<JobState, Tint>> = {
  waiting: 'dim',
  running: 'cyan',
  complete: 'green',
  partial: 'yellow',
  failed: 'red',
  rejected: 'red',
};

function header({ entry, timeline }: Report, { width, paint }: ReportStyle): readonly string[] {
  const { title, submission, job } = entry;
  const name = title === undefined ? readableReason(submission.video) : `${title.series} ${title.episode}`;
  const to = languageName(submission.targetLanguage) ?? submission.targetLanguage;
  const state = stateOf(entry);
  const film =
    timeline.contentSeconds === undefined ? '' : ` for ${formatDuration(timeline.contentSeconds)} of film`;
  const subject = truncate(`${stripVTControlCharacters(name)} → ${to}`, width - state.length - 2);
  return [
    `${paint('bold', subject)}  ${paint(TINT_OF[state], state)}`,
    paint('dim', truncate(`${formatSeconds(timeline.wallSeconds)}${film}, job ${job}`, width)),
  ];
}

const VERDICT_TINT = { kept: 'green', missed: 'red', unknown: 'dim' } as const;

function targets({ targets: all }: Report, style: ReportStyle): readonly string[] {
  const { width, paint } = style;
  const rows = all.flatMap(({ verdict, figure, wanted }) => {
    const mark = `  ${paint(VERDICT_TINT[verdict], verdict.padEnd(8))} `;
    const [first = '', ...more] = wrapText(`${figure} (${wanted})`, width - 11);
    return [mark + first, ...more.map((line) => ' '.repeat(11) + line)];
  });
  return [heading('Targets', style), ...rows];
}

function causes({ cause, comparedWith }: Report, style: ReportStyle): readonly string[] {
  const text =
    cause?.explanation ??
    `No stage took longer than in ${comparedWith === 1 ? 'the other job' : `the median of ${formatPlural(comparedWith, 'other job')}`}.`;
  return [heading('What took longest', style), ...wrapText(text, style.width - 2).map((line) => `  ${line}`)];
}
