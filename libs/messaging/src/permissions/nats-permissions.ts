import { CONSUMERS, EVENTS, episodeSubmitted, filterOf, heartbeatSubject } from '@langflix/contracts';
import type { AppName, ConsumerName } from '@langflix/contracts';
import {
  BUCKETS,
  DEAD_LETTER_STREAM,
  STREAM,
  dayStreamOf,
  minuteStreamOf,
  streamOfBucket,
} from '../names.ts';
import { ACCESS, UPSTREAM_HEARS } from './access.ts';
import type { Access, Bucket, BucketUse } from './access.ts';
import {
  consuming,
  countingWork,
  following,
  infoOf,
  managingDeadLetters,
  messageOf,
  provisioning,
  readingQuota,
  serving,
  takingFrom,
  using,
  writing,
} from './grants.ts';
import type { Grant } from './grants.ts';
import { NATS_USERS, inboxOf } from './users.ts';
import type { NatsUser } from './users.ts';

export interface UserPermissions {
  readonly publish: { readonly allow: readonly string[]; readonly deny?: readonly string[] };
  readonly subscribe: { readonly allow: readonly string[] };
}

export interface PermissionOptions {
  /** `quotaKey` of every project and model that analyzers may ask: the streams of a quota are named by it. */
  readonly quotas: readonly string[];
}

/**
 * The least that each user of the broker needs, as nats-server takes it. No user may publish or listen to anything else;
 * answers come on inboxes of its own. What upstream may do it does in an account of its own, see `natsAccounts`.
 */
export function natsPermissions(options: PermissionOptions): Readonly<Record<NatsUser, UserPermissions>> {
  const entries = NATS_USERS.map((user) => {
    const grants = user === 'upstream' ? [upstream()] : grantsOf(user, ACCESS[user], options);
    return [user, permissionsOf(user, grants)];
  });
  return Object.fromEntries(entries) as Record<NatsUser, UserPermissions>;
}

function permissionsOf(user: NatsUser, grants: readonly Grant[]): UserPermissions {
  const deny = sorted(grants.flatMap(({ refuse = [] }) => refuse));
  return {
    publish: {
      allow: sorted(grants.flatMap(({ publish }) => publish)),
      ...(deny.length === 0 ? {} : { deny }),
    },
    subscribe: { allow: sorted([inboxOf(user), ...grants.flatMap(({ subscribe = [] }) => subscribe)]) },
  };
}

const sorted = (subjects: readonly string[]): string[] => [...new Set(subjects)].sort();

/** Only what a user has: a grant that it has not leaves no trace. */
function grantsOf(
  user: Exclude<NatsUser, 'upstream'>,
  access: Access,
  { quotas }: PermissionOptions,
): readonly Grant[] {
  const streams = [STREAM, DEAD_LETTER_STREAM, ...BUCKETS.map(streamOfBucket)];
  const ofQuotas = quotas.flatMap((key) => [minuteStreamOf(key).name, dayStreamOf(key).name]);
  const { buckets = {}, announces = [], asks = [], hears = [] } = access;
  return [
    ...(isService(user) ? service(user) : []),
    ...(access.provisions ? [provisioning([...streams, ...ofQuotas])] : []),
    writing(access.writes ?? []),
    ...(access.readsFacts ? [{ publish: [messageOf(STREAM)] }] : []),
    ...(access.follows ? [following()] : []),
    ...(access.readsBacklog ? [countingWork()] : []),
    ...(Object.entries(buckets) as [Bucket, readonly BucketUse[]][]).map(([bucket, uses]) =>
      using(bucket, uses),
    ),
    ...(access.quota === 'take' ? quotas.map(takingFrom) : []),
    ...(access.quota === 'read' ? quotas.map(readingQuota) : []),
    ...(access.managesDeadLetters ? [managingDeadLetters()] : []),
    ...(access.serves === undefined ? [] : [serving(access.serves, askersOf(access.serves.subjects))]),
    { publish: [...announces, ...asks], subscribe: hears },
  ];
}

const durables = (): ConsumerName[] => Object.keys(CONSUMERS) as ConsumerName[];

function isService(user: NatsUser): user is AppName & NatsUser {
  return user !== 'provision' && user !== 'operator' && user !== 'upstream';
}

/** What `runService` does for every service. */
function service(app: AppName): readonly Grant[] {
  const awaited = [STREAM, ...BUCKETS.map(streamOfBucket)];
  return [
    { publish: [...awaited.map(infoOf), heartbeatSubject(app)] },
    writing(EVENTS.filter(({ producer }) => producer === app)),
    ...durables()
      .filter((name) => CONSUMERS[name].app === app)
      .map(consuming),
  ];
}

/** Inboxes of the users that may ask one of these. */
function askersOf(subjects: readonly string[]): string[] {
  const isAsked = (access: Access): boolean => (access.asks ?? []).some((it) => subjects.includes(it));
  const users = Object.keys(ACCESS) as (keyof typeof ACCESS)[];
  return users.filter((user) => isAsked(ACCESS[user])).map(inboxOf);
}

/** Submits, hears what becomes of it, and asks for what it missed. */
function upstream(): Grant {
  const events = UPSTREAM_HEARS.map(filterOf);
  return {
    publish: [filterOf(episodeSubmitted), ...events.map(upstreamQuestion)],
    subscribe: events,
  };
}

/** Upstream's own account must not use `$JS.API`, which there means its own JetStream. */
export const UPSTREAM_API = 'langflix.API';

/** Asks for the event that is stored on a subject. */
export function upstreamQuestion(subject: string): string {
  return `${UPSTREAM_API}.DIRECT.GET.${STREAM}.${subject}`;
}
