import type { NatsSettings } from './settings.ts';

/**
 * Where this connection is answered. With a user, inboxes lie under its name, so that the broker can keep users from
 * hearing each other's answers; a broker that grants the customary `_INBOX.>` allows them too.
 */
export function inboxPrefixOf({ user, inboxPrefix }: Pick<NatsSettings, 'user' | 'inboxPrefix'>): string {
  if (inboxPrefix !== undefined) return inboxPrefix;
  return user === undefined ? '_INBOX' : `_INBOX.${user.replace(/[^\w-]/g, '_')}`;
}
