/**
 * NATS subjects behind each use of the broker. The JetStream API is subjects too: NATS ADR-31 (direct get), ADR-33
 * (metadata) and https://docs.nats.io/reference/reference-protocols/nats_api_reference.
 */
import { CONSUMERS, filterOf } from '@langflix/contracts';
import type { ConsumerName, EventContract } from '@langflix/contracts';
import {
  ATTEMPTS_BUCKET,
  DEAD_LETTER_ROOT,
  DEAD_LETTER_STREAM,
  STREAM,
  STREAM_SUBJECT,
  dayStreamOf,
  minuteStreamOf,
  streamOfBucket,
} from '../names.ts';
import type { Bucket, BucketUse } from './access.ts';

/** Subjects that a user may publish to and listen on. */
export interface Grant {
  readonly publish: readonly string[];
  /** Taken away from `publish` again. */
  readonly refuse?: readonly string[];
  readonly subscribe?: readonly string[];
}

const API = '$JS.API';
const allDurables = Object.keys(CONSUMERS) as ConsumerName[];

export const infoOf = (stream: string): string => `${API}.STREAM.INFO.${stream}`;
export const messageOf = (stream: string): string => `${API}.STREAM.MSG.GET.${stream}`;
const eraseIn = (stream: string): string => `${API}.STREAM.MSG.DELETE.${stream}`;
const consumerInfo = (name: string): string => `${API}.CONSUMER.INFO.${STREAM}.${name}`;

export function writing(contracts: readonly EventContract[]): Grant {
  return { publish: contracts.map(filterOf) };
}

/** Pull, acknowledge, give up and count attempts. */
export function consuming(durable: ConsumerName): Grant {
  const failure = { code: 'internal', reason: '' };
  // Only which facts they are matters here, not what would be in them.
  const closing = CONSUMERS[durable].failed({} as never, { id: durable }, failure);
  const attempts = streamOfBucket(ATTEMPTS_BUCKET);
  return {
    publish: [
      consumerInfo(durable),
      `${API}.CONSUMER.MSG.NEXT.${STREAM}.${durable}`,
      `$JS.ACK.${STREAM}.${durable}.>`,
      // The form with domain and account hash (NATS ADR-15); 2.15.1 does not use it yet.
      `$JS.ACK.*.*.${STREAM}.${durable}.>`,
      ...closing.map(({ contract }) => filterOf(contract)),
      `${DEAD_LETTER_ROOT}.${durable}.*`,
      `$KV.${ATTEMPTS_BUCKET}.${durable}.*`,
      messageOf(attempts),
    ],
  };
}

export function using(bucket: Bucket, uses: readonly BucketUse[]): Grant {
  const stream = streamOfBucket(bucket);
  const keys = `$KV.${bucket}.>`;
  return {
    publish: [
      // The client asks for it whenever it opens a bucket.
      `${API}.INFO`,
      infoOf(stream),
      // A change begins with a look at what there is.
      ...(uses.includes('read') || uses.includes('write') ? [messageOf(stream)] : []),
      ...(uses.includes('write') ? [keys] : []),
      ...(uses.includes('watch') ? readingAlong(stream, keys) : []),
    ],
  };
}

/** Reading a stream in order makes a consumer of one's own: work on a durable of a service must not be reached by it. */
export function following(): Grant {
  return {
    // To read up to now is to read up to the last message there is.
    publish: [messageOf(STREAM), ...readingAlong(STREAM, STREAM_SUBJECT)],
    refuse: allDurables.flatMap((name) => [
      `${API}.CONSUMER.CREATE.${STREAM}.${name}.>`,
      `${API}.CONSUMER.MSG.NEXT.${STREAM}.${name}`,
      `${API}.CONSUMER.DELETE.${STREAM}.${name}`,
    ]),
  };
}

/** The client names its consumers at random. */
function readingAlong(stream: string, filter: string): string[] {
  return [
    infoOf(stream),
    `${API}.CONSUMER.CREATE.${stream}.*.${filter}`,
    `${API}.CONSUMER.INFO.${stream}.*`,
    `${API}.CONSUMER.MSG.NEXT.${stream}.*`,
    `${API}.CONSUMER.DELETE.${stream}.*`,
  ];
}

export function takingFrom(key: string): Grant {
  const [minute, day] = [minuteStreamOf(key), dayStreamOf(key)];
  return {
    publish: [
      ...readingQuota(key).publish,
      minute.subject,
      day.subjectOn('*'),
      eraseIn(minute.name),
      eraseIn(day.name),
      // The share of a quota is a limit of its stream.
      `${API}.STREAM.UPDATE.${minute.name}`,
    ],
  };
}

export function readingQuota(key: string): Grant {
  return { publish: [infoOf(minuteStreamOf(key).name), infoOf(dayStreamOf(key).name)] };
}

/** With the age of what waits longest. */
export function countingWork(): Grant {
  return { publish: [messageOf(STREAM), ...allDurables.map(consumerInfo)] };
}

export function managingDeadLetters(): Grant {
  return { publish: [infoOf, messageOf, eraseIn].map((subjectOf) => subjectOf(DEAD_LETTER_STREAM)) };
}

/** A micro service (NATS ADR-32) listens to questions about itself too. It answers those who may ask, nobody else. */
export function serving(
  { service, subjects }: { readonly service: string; readonly subjects: readonly string[] },
  inboxes: readonly string[],
): Grant {
  const about = ['PING', 'INFO', 'STATS'].flatMap((verb) =>
    ['', `.${service}`, `.${service}.*`].map((whom) => `$SRV.${verb}${whom}`),
  );
  return { publish: inboxes, subscribe: [...subjects, ...about] };
}

export function provisioning(streams: readonly string[]): Grant {
  return {
    publish: [
      ...streams.flatMap((stream) =>
        ['INFO', 'CREATE', 'UPDATE'].map((verb) => `${API}.STREAM.${verb}.${stream}`),
      ),
      ...allDurables.flatMap((name) => [
        consumerInfo(name),
        `${API}.CONSUMER.CREATE.${STREAM}.${name}.${filterOf(CONSUMERS[name].on)}`,
      ]),
    ],
  };
}
