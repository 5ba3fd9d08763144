import { plural } from '../format/figures.ts';
import { duration } from '../format/time.ts';
import { STAGE_WORDS } from '../format/words.ts';
import { labelOf } from './layout.ts';
import type { Row } from './layout.ts';
import type { TimelinePart } from '@langflix/contracts';

/** What a row shows, in words. */
export function describeRow(row: Row): string {
  if (!row.isGroup) return row.parts.map(describePart).join('');
  const failed = row.parts.filter(({ outcome }) => outcome === 'failed').length;
  const open = row.parts.filter(({ outcome }) => outcome === 'open').length;
  const notes = [
    plural(row.parts.length, 'part'),
    open > 0 && `${open} open`,
    failed > 0 && `${failed} failed`,
  ].filter((note) => note !== false);
  return `${row.label}: ${notes.join(', ')}. Enter ${row.isOpen ? 'folds' : 'unfolds'} them.`;
}

function describePart(part: TimelinePart): string {
  const { stage, queuedAt, startedAt, endedAt, outcome, attempt, worker, failure } = part;
  const notes = [
    startedAt !== undefined && `waited ${duration(secondsBetween(queuedAt, startedAt))}`,
    endedAt !== undefined &&
      `${startedAt === undefined ? 'took' : 'worked'} ${duration(secondsBetween(startedAt ?? queuedAt, endedAt))}`,
    outcome === 'open' && 'not done yet',
    outcome === 'reused' && 'found finished',
    attempt !== undefined && attempt > 1 && `attempt ${attempt}`,
    worker !== undefined && `by ${worker}`,
    failure !== undefined && `failed: ${failure.code}`,
  ].filter((note) => note !== false);
  const name = labelOf(part);
  const prefix = name === STAGE_WORDS[stage] ? name : `${STAGE_WORDS[stage]}, ${name}`;
  return `${prefix}: ${notes.join(', ')}.`;
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
