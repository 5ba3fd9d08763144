import { PoisonError, SUBJECT_ROOT, episodeSubmitted, jobIdOf, subjectOf } from '@langflix/contracts';
import type { JsMsg } from 'nats';
import { fromDelivery } from './arrived-message.ts';
import type { Broker } from './broker.ts';
import { findPatiently } from './broker.ts';
import type { InEvent } from './handler.ts';
import type { FollowOptions } from './messaging.ts';
import { STREAM, STREAM_SUBJECT } from './names.ts';
import { readOrdered } from './ordered-read.ts';
import { contractOn, readEvent } from './read-event.ts';

const JOB = /^[\w-]+$/;

/** Messages that are no event are passed over: their consumers have dead-lettered them. */
export async function follow(broker: Broker, options: FollowOptions): Promise<void> {
  const { job, signal, onEvent, untilNow = false, factsOnly = false, between } = options;
  if (job === undefined) return void (await read(broker, { ...options, filter: STREAM_SUBJECT }));
  // Anything else is no job, and might be a wildcard.
  if (!JOB.test(job)) return;
  const submissions = { filter: subjectOf(episodeSubmitted, {}), signal, onEvent: onlyOf(job, onEvent) };
  const facts = { filter: `${SUBJECT_ROOT}.job.${job}.>`, signal, onEvent, untilNow };
  if (factsOnly) return void (await read(broker, { ...facts, between }));
  // nats-server 2.9 has one filter per consumer: two readers, the first of which leads up to the second.
  const lastSeq = await read(broker, { ...submissions, untilNow: true });
  await (untilNow ? read(broker, facts) : both(broker, { ...submissions, afterSeq: lastSeq }, facts));
}

interface Reading extends FollowOptions {
  readonly filter: string;
  readonly afterSeq?: number;
}

/** @returns the number of the last message that was read. */
async function read(broker: Broker, reading: Reading): Promise<number> {
  const { filter, signal, onEvent, between, untilNow = false } = reading;
  const afterSeq = between === undefined ? (reading.afterSeq ?? 0) : between.firstSeq - 1;
  const isEndKnown = untilNow || reading.onCaughtUp !== undefined;
  const presentSeq = isEndKnown
    ? (between?.lastSeq ?? (await lastSeqOf(broker, filter, signal)))
    : Number.POSITIVE_INFINITY;
  const endSeq = untilNow ? presentSeq : Number.POSITIVE_INFINITY;
  let lastSeq = afterSeq;
  let isBehind = presentSeq > lastSeq;
  if (!isBehind) reading.onCaughtUp?.();
  if (endSeq <= lastSeq) return lastSeq;
  const ended = new AbortController();
  const ending = AbortSignal.any([signal, ended.signal]);
  const ordered = { stream: STREAM, filter, from: 'all', afterSeq, signal: ending } as const;
  for await (const message of readOrdered(broker, ordered)) {
    // A reader that is told to stop still hands out what it holds.
    if (ended.signal.aborted) continue;
    const event = message.seq <= endSeq ? eventOf(broker, message) : undefined;
    if (event !== undefined) await onEvent(event);
    lastSeq = message.seq;
    // The last one may have been dropped for its age meanwhile.
    if (!isBehind || (message.seq < presentSeq && message.info.pending > 0)) continue;
    isBehind = false;
    reading.onCaughtUp?.();
    if (untilNow) ended.abort();
  }
  return lastSeq;
}

/** 0 when there is none. */
async function lastSeqOf(broker: Broker, filter: string, signal: AbortSignal): Promise<number> {
  const ask = (): ReturnType<typeof broker.jsm.streams.getMessage> =>
    broker.jsm.streams.getMessage(STREAM, { last_by_subj: filter });
  return (await findPatiently(broker, ask, signal))?.seq ?? 0;
}

/** Side by side; an event waits until the one before has been dealt with. When one fails, the other ends too. */
async function both(broker: Broker, one: Reading, other: Reading): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([one.signal, failed.signal]);
  let before: Promise<unknown> = Promise.resolve();
  const readInTurn = async (reading: Reading): Promise<void> => {
    const onEvent = (event: InEvent): Promise<void> => {
      const turn = before.then(() => reading.onEvent(event));
      before = turn.catch(() => undefined);
      return turn;
    };
    await read(broker, { ...reading, signal, onEvent }).finally(() => failed.abort());
  };
  await Promise.all([one, other].map(readInTurn));
}

function onlyOf(job: string, onEvent: FollowOptions['onEvent']): FollowOptions['onEvent'] {
  return (event) => (jobIdOf(event) === job ? onEvent(event) : undefined);
}

function eventOf(broker: Broker, message: JsMsg): InEvent | undefined {
  const contract = contractOn(message.subject);
  if (contract === undefined) return undefined;
  try {
    return { ...readEvent(contract, fromDelivery(message)), seq: message.seq };
  } catch (error) {
    if (!(error instanceof PoisonError)) throw error;
    broker.log.debug(
      { err: error, subject: message.subject, seq: message.seq },
      'passed over an unreadable message',
    );
    return undefined;
  }
}
