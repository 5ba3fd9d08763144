import { EVENTS, PoisonError, matchesSubject, subjectOf, fieldsOf as tokensOf } from '@langflix/contracts';
import type { EventContract } from '@langflix/contracts';
import type { ArrivedMessage } from './arrived-message.ts';
import { decodeCloudEvent } from './decode-cloud-event.ts';
import type { InEvent } from './handler.ts';
import { describeIssues } from './schema.ts';
import { readWork } from './work-record.ts';

/** @throws PoisonError when the message does not fit the contract, or its body belongs on another subject. */
export function readEvent<Contract extends EventContract>(
  contract: Contract,
  message: ArrivedMessage,
): InEvent<Contract> {
  const { data: body, type, id, source, time, traceparent, work } = decodeCloudEvent(message);
  if (type === undefined && contract.producer !== 'upstream') {
    throw new PoisonError(`${contract.name} must be a CloudEvent of type ${contract.type}`);
  }
  if (type !== undefined && type !== contract.type) {
    throw new PoisonError(
      `the CloudEvents type on ${contract.subject} must be ${contract.type}, not ${type}`,
    );
  }
  const parsed = contract.schema.safeParse(body);
  if (!parsed.success) throw new PoisonError(`${contract.name}: ${describeIssues(parsed.error)}`);
  checkSubject(contract, parsed.data as Record<string, unknown>, message.subject);
  return {
    contract,
    data: parsed.data as InEvent<Contract>['data'],
    id,
    ...(source === undefined ? {} : { source }),
    time: timeOf(contract, time, message.storedAt),
    subject: message.subject,
    deliveryCount: message.deliveryCount,
    ...(traceparent === undefined ? {} : { traceparent }),
    ...readWork(contract, work),
  };
}

/** What upstream means by its time, and how its clock goes, is its own affair: a job begins when it arrives here. */
function timeOf({ producer }: EventContract, time: string | undefined, storedAt: Date): string {
  return producer === 'upstream' || time === undefined ? storedAt.toISOString() : time;
}

function checkSubject(contract: EventContract, fields: Record<string, unknown>, subject: string): void {
  let belongs: string;
  try {
    belongs = subjectOf(contract, fields);
  } catch (error) {
    throw new PoisonError(error instanceof RangeError ? error.message : String(error));
  }
  if (belongs !== subject) throw new PoisonError(`the body belongs on ${belongs}, not on ${subject}`);
}

export function contractOn(subject: string): EventContract | undefined {
  return EVENTS.find((contract) => matchesSubject(contract, subject));
}

/** A number as `subjectOf` writes it, small enough to be a chunk. */
const CHUNK = /^(0|[1-9]\d{0,8})$/;

/**
 * The fields that a subject itself tells, e.g. `{ job, chunk }`: enough to say that a body nobody could read has
 * failed. A chunk is a number, ids are words even when they look like one. Undefined for a subject on which no event
 * of the contract can stand.
 */
export function fieldsOf(
  contract: EventContract,
  subject: string,
): Record<string, string | number> | undefined {
  const fields = tokensOf(contract, subject);
  if (fields?.['chunk'] === undefined) return fields;
  const { chunk } = fields;
  return CHUNK.test(chunk) ? { ...fields, chunk: Number(chunk) } : undefined;
}
