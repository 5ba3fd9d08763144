/** Who connects to the broker. Every user has a password, an inbox and rights of its own. */
import type { AppName } from '@langflix/contracts';
import { inboxPrefixOf } from '../inbox.ts';

/** The services, what sets the broker up, the person at the command line, and everybody who asks for episodes. */
export const NATS_USERS = [
  'ingest',
  'subtitle-chunker',
  'llm-analyzer',
  'clip-encoder',
  'cache',
  'metrics',
  'provision',
  'operator',
  'upstream',
] as const satisfies readonly (AppName | 'provision' | 'operator' | 'upstream')[];
export type NatsUser = (typeof NATS_USERS)[number];

/** Streams and everybody who may be trusted with a reply subject, see ADR 13. */
export const OWN_ACCOUNT = 'LANGFLIX';
/** Sees nothing but what LANGFLIX exports to it. */
export const UPSTREAM_ACCOUNT = 'UPSTREAM';

export function accountOf(user: NatsUser): string {
  return user === 'upstream' ? UPSTREAM_ACCOUNT : OWN_ACCOUNT;
}

/** Everything that this user is answered on. */
export function inboxOf(user: NatsUser): string {
  return `${inboxPrefixOf({ user })}.>`;
}

/** Environment variable in which nats-server finds the user's password, e.g. `LANGFLIX_NATS_PASSWORD_CLIP_ENCODER`. */
export function passwordVariableOf(user: NatsUser): string {
  return `LANGFLIX_NATS_PASSWORD_${user.toUpperCase().replaceAll('-', '_')}`;
}
