/** How the work behind a fact went: written beside the fact, read leniently. */
import { workRecord } from '@langflix/contracts';
import type { EventContract, WorkRecord } from '@langflix/contracts';
import type { OperationLog } from '@langflix/telemetry';
import { attributeHeader } from './cloud-event.ts';
import type { Headers } from './header-value.ts';

/** The work that is being done now, as its facts will tell it. */
export interface WorkRecorder {
  /** The record of a fact that goes out now. Operations are told once, by the first fact that is stored after them. */
  take(): WorkRecord;
  /** The fact was there already, with a record of its own: the next one tells these operations. */
  giveBack(record: WorkRecord): void;
}

export interface WorkBegun {
  readonly startedAt: Date;
  readonly deliveries: number;
  /** Asked when a fact goes out: deliveries that do not count become known only during the work. */
  attempt(): number;
  readonly worker: string;
  readonly operations: OperationLog;
  /** Resident bytes; default those of this process. */
  readonly memoryBytes?: () => number;
}

export function recordWork(begun: WorkBegun): WorkRecorder {
  const { operations, memoryBytes = process.memoryUsage.rss } = begun;
  const before = memoryBytes();
  return {
    take: () => {
      const now = memoryBytes();
      return {
        startedAt: begun.startedAt.toISOString(),
        attempt: begun.attempt(),
        deliveries: begun.deliveries,
        worker: begun.worker,
        memoryBytes: now,
        memoryChangeBytes: now - before,
        operations: operations.take(),
      };
    },
    giveBack: (record) => operations.giveBack(record.operations),
  };
}

export function workHeader(record: WorkRecord): Headers {
  return attributeHeader('work', JSON.stringify(record));
}

/** Only our own services know how their work went; what anybody else sends under that name is passed over. */
export function readWork(
  contract: EventContract,
  attribute: string | undefined,
): { readonly work?: WorkRecord } {
  if (attribute === undefined || contract.producer === 'upstream') return {};
  try {
    const parsed = workRecord.safeParse(JSON.parse(attribute));
    return parsed.success ? { work: parsed.data } : {};
  } catch {
    return {};
  }
}
