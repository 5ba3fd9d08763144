/** Waits and works by stage, out of the work records that facts carry. */
import type { WorkRecord } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import type { Observation } from './figures.ts';
import type { JobMemory } from './job-memory.ts';
import { askedForBy, pieceEndedBy } from './work-pieces.ts';
import type { WorkPiece } from './work-pieces.ts';

/** To be asked once per event, before anything else of it is remembered. */
export function stageObservations(event: InEvent, memory: JobMemory): readonly Observation[] {
  const { contract, data, work } = event;
  const piece = pieceEndedBy(contract, data);
  const observations = [
    ...(work === undefined ? [] : operationObservations(work)),
    ...(work === undefined || piece === undefined ? [] : pieceObservations({ piece, work, event }, memory)),
  ];
  if (!memory.hasEnded) {
    for (const name of askedForBy(contract, data)) memory.asked.set(name, Date.parse(event.time));
  }
  return observations;
}

/** The span over the whole job is recorded by whoever closes it. */
const WHOLE_JOB = 'episode';

/** Each operation is told by one fact only. */
function operationObservations({ operations }: WorkRecord): Observation[] {
  const inside = Object.entries(operations).filter(([operation]) => operation !== WHOLE_JOB);
  return inside.flatMap(([operation, { count, totalMs }]): Observation[] => [
    { count: 'operations', labels: { operation }, by: count },
    { count: 'operationSeconds', labels: { operation }, by: totalMs / 1000 },
  ]);
}

function pieceObservations(
  { piece, work, event }: { piece: WorkPiece; work: WorkRecord; event: InEvent },
  memory: JobMemory,
): Observation[] {
  const { stage, consumer, askedBy } = piece;
  const startedMs = Date.parse(work.startedAt);
  // One delivery asks for several clips at once, and has planned once.
  const delivery = `${stage} ${work.worker} ${work.startedAt}`;
  if (stage === 'plan' && memory.counted.has(delivery)) return [];
  if (stage === 'plan') memory.counted.add(delivery);
  const askedMs = memory.asked.get(askedBy);
  // What only one part asked for is not asked about again.
  if (askedBy.startsWith('ready ') || askedBy.startsWith('requested ')) memory.asked.delete(askedBy);
  const seconds = secondsBetween(startedMs, Date.parse(event.time));
  const labels = { stage };
  return [
    ...(askedMs === undefined
      ? []
      : [{ observe: 'stageWait', labels, value: secondsBetween(askedMs, startedMs) } as const]),
    { observe: 'stageWork', labels, value: seconds },
    ...(consumer === undefined ? [] : [processDuration(consumer, seconds)]),
    ...(work.attempt > 1 ? [{ count: 'extraAttempts', labels, by: work.attempt - 1 } as const] : []),
  ];
}

function processDuration(consumer: string, value: number): Observation {
  const labels = {
    messaging_system: 'nats',
    messaging_operation_name: 'process',
    messaging_consumer_group_name: consumer,
  };
  return { observe: 'processDuration', labels, value };
}

/** Clocks of two machines may differ, time never runs backwards. */
export const secondsBetween = (fromMs: number, toMs: number): number => Math.max(0, toMs - fromMs) / 1000;
