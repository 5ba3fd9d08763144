import { formatDuration, truncate, widthOf } from './format.ts';
import type { Stage, StageState } from './stages.ts';

export type Tint = 'green' | 'red' | 'yellow' | 'cyan' | 'dim' | 'bold';
/** Puts colour on a text, or leaves it as it is. */
export type Paint = (tint: Tint, text: string) => string;

/** All that the updating block shows. */
export interface BlockContent {
  readonly heading: string;
  readonly stages: readonly Stage[];
  readonly elapsedSec: number;
  readonly remainingSec: number | undefined;
  /** Why the analysis stands still and until when, in words. */
  readonly waiting?: readonly [what: string, when: string] | undefined;
  /** What is going on beside the stages, e.g. `starting the local services`; meanwhile nothing is estimated. */
  readonly note: string | undefined;
  /** Where the job can be watched in a browser. */
  readonly address?: string | undefined;
}

interface BlockStyle {
  /** Columns of the terminal. */
  readonly width: number;
  /** Counts up with every drawing: turns the spinner. */
  readonly frame: number;
  readonly paint: Paint;
}

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const MAX_BAR = 28;
/** Mark and name. */
const LEFT = 15;
/** They and the widest detail stand beside the bar. */
const BESIDE_BAR = 40;

/**
 * The updating block as text: a heading, one line per stage, and the time. No line fills the terminal's width, from 20
 * columns on: one that wraps could not be found again to be drawn over.
 */
export function renderBlock(content: BlockContent, style: BlockStyle): string {
  const lines = [
    style.paint('bold', truncate(content.heading, style.width - 2)),
    ...content.stages.map((stage) => renderStage(stage, style)),
    ...renderWaiting(content.waiting, style),
    style.paint('dim', truncate(`  ${footer(content)}`, style.width - 2)),
  ];
  return lines.join('\n');
}

function renderStage(stage: Stage, style: BlockStyle): string {
  const name = stage.name.padEnd(10);
  const left = `  ${mark(stage.state, style)} ${stage.state === 'waiting' ? style.paint('dim', name) : name}`;
  const barWidth = Math.min(MAX_BAR, style.width - BESIDE_BAR);
  if (stage.total === undefined || stage.total === 0 || barWidth < 4)
    return `${left} ${truncate(stage.detail, style.width - LEFT - 2)}`.trimEnd();
  const filled = Math.round((barWidth * (stage.done ?? 0)) / stage.total);
  const bar = style.paint('cyan', '█'.repeat(filled)) + style.paint('dim', '░'.repeat(barWidth - filled));
  return `${left} ${bar}  ${truncate(stage.detail, style.width - LEFT - barWidth - 4)}`;
}

/** In one line where there is room, else in two: when it goes on is what one wants to know. */
function renderWaiting(waiting: BlockContent['waiting'], { width, paint }: BlockStyle): readonly string[] {
  if (waiting === undefined) return [];
  const whole = waiting.join(', ');
  const lines = widthOf(whole) <= width - 4 ? [whole] : waiting;
  return lines.map((line) => paint('yellow', truncate(`  ${line}`, width - 2)));
}

function mark(state: StageState, { frame, paint }: BlockStyle): string {
  switch (state) {
    case 'done':
      return paint('green', '✔');
    case 'failed':
      return paint('red', '✖');
    case 'running':
      return paint('cyan', SPINNER[frame % SPINNER.length] ?? '');
    case 'waiting':
      return paint('dim', '·');
  }
}

function footer({ elapsedSec, remainingSec, note, address }: BlockContent): string {
  const left = remainingSec === undefined ? [] : [`about ${formatDuration(Math.ceil(remainingSec))} left`];
  const beside = note === undefined ? left : [note];
  const watch = address === undefined ? [] : [address];
  return [`${formatDuration(elapsedSec)} elapsed`, ...beside, ...watch].join(' · ');
}
