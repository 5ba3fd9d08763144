import type { OperationTotals, WorkRecord } from '@langflix/contracts';

/**
 * What the work records of one stage add up to. Microseconds, whole: sums of them do not depend on the order, those of
 * fractions do.
 */
export interface WorkSums {
  readonly operations: Map<string, { count: number; totalUs: number; maxUs: number }>;
  /** Deliveries whose change of memory is known. */
  deliveries: number;
  memoryChangeBytes: number;
  maxMemoryChangeBytes: number;
}

export function noSums(): WorkSums {
  return { operations: new Map(), deliveries: 0, memoryChangeBytes: 0, maxMemoryChangeBytes: -Infinity };
}

/** Every operation is told by one fact only. */
export function addOperations(sums: WorkSums, operations: WorkRecord['operations']): void {
  for (const [spanName, totals] of Object.entries(operations)) {
    const name = operationOf(spanName);
    if (name !== undefined) addTotals(sums, name, totals);
  }
}

export function addTotals(sums: WorkSums, name: string, { count, totalMs, maxMs }: OperationTotals): void {
  const known = sums.operations.get(name) ?? { count: 0, totalUs: 0, maxUs: 0 };
  known.count += count;
  known.totalUs += Math.round(totalMs * 1000);
  known.maxUs = Math.max(known.maxUs, Math.round(maxMs * 1000));
  sums.operations.set(name, known);
}

export function addMemoryChange(sums: WorkSums, bytes: number): void {
  sums.deliveries++;
  sums.memoryChangeBytes += bytes;
  sums.maxMemoryChangeBytes = Math.max(sums.maxMemoryChangeBytes, bytes);
}

/** Spans named by OpenTelemetry's conventions say after the operation what it went to: a model, a subject. */
const WITH_DESTINATION = /^(generate_content|send|request) /;
/** The work itself, and that of other services. */
const NO_OPERATION = /^(process|respond|episode)( |$)/;

function operationOf(spanName: string): string | undefined {
  if (NO_OPERATION.test(spanName)) return undefined;
  return WITH_DESTINATION.exec(spanName)?.[1] ?? spanName;
}
