import type { JobTimeline } from '@langflix/contracts';
import { wrapText } from '../inspect/wrap-text.ts';
import { formatChange, formatSeconds } from './figures.ts';
import { heading } from './report-style.ts';
import type { ReportStyle } from './report-style.ts';
import { renderTable } from './table.ts';

const STAGE_COLUMNS = [
  { name: 'stage', weight: 9, align: 'left' },
  { name: 'parts', weight: 5 },
  { name: 'failed', weight: 2 },
  { name: 'waited', weight: 6 },
  { name: 'worked', weight: 7 },
  { name: 'of the path', weight: 8 },
  { name: 'memory, mean', weight: 4 },
  { name: 'memory, max', weight: 3 },
] as const;

/**
 * What each stage took, and what its deliveries changed the memory of their process by: all that the process did
 * meanwhile is in that.
 */
export function renderStages({ stages }: JobTimeline, style: ReportStyle): readonly string[] {
  const rows = stages
    .filter(({ parts }) => parts > 0)
    .map(({ stage, parts, failed, waitSeconds, workSeconds, criticalSeconds, memoryChange }) => [
      ...[stage, String(parts), failed > 0 ? String(failed) : ''],
      ...[formatSeconds(waitSeconds), formatSeconds(workSeconds), formatSeconds(criticalSeconds)],
      ...(memoryChange === undefined
        ? ['', '']
        : [formatChange(memoryChange.meanBytes), formatChange(memoryChange.maxBytes)]),
    ]);
  return [
    heading('Stages, all parts added up', style),
    ...renderTable(STAGE_COLUMNS, rows, style),
    ...note('Memory: change of the whole process during a delivery.', style),
  ];
}

const OPERATION_COLUMNS = [
  { name: 'operation', weight: 9, align: 'left' },
  { name: 'stage', weight: 2, align: 'left' },
  { name: 'count', weight: 5 },
  { name: 'mean', weight: 6 },
  { name: 'max', weight: 4 },
  { name: 'total', weight: 8 },
] as const;

/** The longest first; nothing for jobs of which no work was recorded. */
export function renderOperations({ operations }: JobTimeline, style: ReportStyle): readonly string[] {
  if (operations.length === 0) return [];
  const rows = operations
    .toSorted((a, b) => b.totalMs - a.totalMs)
    .map(({ operation, stage, count, totalMs, maxMs }) => [
      ...[operation, stage, String(count)],
      ...[totalMs / count, maxMs, totalMs].map((ms) => formatSeconds(ms / 1000)),
    ]);
  return [
    heading('Operations', style),
    ...renderTable(OPERATION_COLUMNS, rows, style),
    ...note('Side by side or inside another, each counts in full.', style),
  ];
}

function note(text: string, { width, paint }: ReportStyle): readonly string[] {
  return wrapText(text, width - 2).map((line) => `  ${paint('dim', line)}`);
}
