import { episodeSubmitted, filterOf } from '@langflix/contracts';
import { STREAM } from '../names.ts';
import { UPSTREAM_HEARS } from './access.ts';
import { natsPermissions, upstreamQuestion } from './nats-permissions.ts';
import type { PermissionOptions, UserPermissions } from './nats-permissions.ts';
import { NATS_USERS, OWN_ACCOUNT, UPSTREAM_ACCOUNT, accountOf } from './users.ts';
import type { NatsUser } from './users.ts';

export interface AccountUser {
  readonly user: NatsUser;
  readonly permissions: UserPermissions;
}

type Subject = { readonly service: string } | { readonly stream: string };
type Imported = { readonly account: string; readonly subject: string };

/** The block `accounts` of a nats-server configuration, without the passwords. */
export interface NatsAccount {
  readonly jetstream?: 'enabled';
  readonly users: readonly AccountUser[];
  readonly exports?: readonly (Subject & { readonly accounts: readonly string[] })[];
  readonly imports?: readonly (
    { readonly service: Imported; readonly to?: string } | { readonly stream: Imported }
  )[];
}

/**
 * All users in their accounts. NATS checks what a user publishes to, not where it wants the answer: within one account,
 * whoever may submit could have the broker write its confirmation onto any subject of the stream. Between accounts the
 * broker puts a reply subject of its own in its place.
 */
export function natsAccounts(options: PermissionOptions): Readonly<Record<string, NatsAccount>> {
  const permissions = natsPermissions(options);
  const usersOf = (account: string): AccountUser[] =>
    NATS_USERS.filter((user) => accountOf(user) === account).map((user) => ({
      user,
      permissions: permissions[user],
    }));
  const submission = filterOf(episodeSubmitted);
  const events = UPSTREAM_HEARS.map(filterOf);
  const stored = (event: string): string => `$JS.API.DIRECT.GET.${STREAM}.${event}`;
  const to = { accounts: [UPSTREAM_ACCOUNT] };
  const from = (subject: string): Imported => ({ account: OWN_ACCOUNT, subject });
  return {
    [OWN_ACCOUNT]: {
      jetstream: 'enabled',
      users: usersOf(OWN_ACCOUNT),
      exports: [
        { service: submission, ...to },
        ...events.map((event) => ({ stream: event, ...to })),
        ...events.map((event) => ({ service: stored(event), ...to })),
      ],
    },
    [UPSTREAM_ACCOUNT]: {
      users: usersOf(UPSTREAM_ACCOUNT),
      imports: [
        { service: from(submission) },
        ...events.map((event) => ({ stream: from(event) })),
        ...events.map((event) => ({ service: from(stored(event)), to: upstreamQuestion(event) })),
      ],
    },
  };
}
