/** How a message is kept that nobody could process: as it came, with the reason in headers. */
import { jobIdOf, episodeSubmitted, fieldsOf } from '@langflix/contracts';
import type { Failure, MessageIdentity } from '@langflix/contracts';
import type { StoredMsg } from 'nats';
import type { Broker } from './broker.ts';
import type { WireMessage } from './cloud-event.ts';
import { decodeHeaderValue, encodeHeaderValue, fromNatsHeaders, headerOf } from './header-value.ts';
import type { Headers } from './header-value.ts';
import type { DeadLetter } from './messaging.ts';
import { deadLetterSubject } from './names.ts';
import { publish } from './publish.ts';
import { contractOn } from './read-event.ts';

export interface GivenUp extends WireMessage {
  readonly subject: string;
  readonly streamSeq: number;
  readonly consumer: string;
  readonly deliveries: number;
  readonly identity: MessageIdentity | undefined;
  readonly failure: Failure;
}

const OWN = 'Langflix-Dlq-';
/** The broker's own headers are instructions to it (deduplication, expectation): kept under another name. */
const KEPT = 'Langflix-Original-';
const REASON_CHARS = 1000;

/** Stores it once per consumer and message. */
export async function writeDeadLetter(broker: Broker, letter: GivenUp, signal?: AbortSignal): Promise<void> {
  const subject = deadLetterSubject(letter.consumer, letter.streamSeq);
  const headers = { ...keep(letter.headers), ...describe(letter) };
  const limit = broker.connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
  const fits = letter.body.length + JSON.stringify(headers).length + 512 < limit;
  const message = fits
    ? { headers, body: letter.body }
    : { headers: { ...headers, [`${OWN}Body`]: 'omitted' }, body: new Uint8Array() };
  await publish(broker, { ...message, subject, onlyFirst: true }, signal);
}

function keep(headers: Headers): Headers {
  const renamed = Object.entries(headers).map(([name, value]) => [
    /^nats-/i.test(name) ? KEPT + name : name,
    value,
  ]);
  return Object.fromEntries(renamed) as Headers;
}

function describe({ subject, consumer, deliveries, identity, failure, streamSeq }: GivenUp): Headers {
  const job = jobOf(subject, identity);
  return {
    [`${OWN}Subject`]: subject,
    [`${OWN}Stream-Seq`]: String(streamSeq),
    [`${OWN}Consumer`]: consumer,
    [`${OWN}Code`]: encodeHeaderValue(failure.code),
    [`${OWN}Reason`]: encodeHeaderValue(failure.reason.slice(0, REASON_CHARS)),
    [`${OWN}Deliveries`]: String(deliveries),
    ...(job === undefined ? {} : { [`${OWN}Job`]: job }),
  };
}

function jobOf(subject: string, identity: MessageIdentity | undefined): string | undefined {
  const contract = contractOn(subject);
  if (contract === undefined) return undefined;
  if (contract === episodeSubmitted) return identity === undefined ? undefined : jobIdOf(identity);
  return fieldsOf(contract, subject)?.['job'];
}

export function readDeadLetter(stored: StoredMsg): DeadLetter {
  const all = fromNatsHeaders(stored.header);
  const own = (name: string): string => decodeHeaderValue(headerOf(all, OWN + name) ?? '');
  const job = own('Job');
  return {
    seq: stored.seq,
    subject: own('Subject'),
    consumer: own('Consumer'),
    code: own('Code'),
    reason: own('Reason'),
    deliveries: Number(own('Deliveries')),
    time: stored.time.toISOString(),
    ...(job === '' ? {} : { job }),
    body: new TextDecoder().decode(stored.data),
    bodyOmitted: own('Body') === 'omitted',
    headers: originalHeaders(all),
  };
}

function originalHeaders(all: Headers): Headers {
  const entries = Object.entries(all)
    .filter(([name]) => !name.startsWith(OWN) && !/^nats-/i.test(name))
    .map(([name, value]) => [name.startsWith(KEPT) ? name.slice(KEPT.length) : name, value]);
  return Object.fromEntries(entries) as Headers;
}
