import { ErrorCode, NatsError } from 'nats';
import type { Status } from 'nats';

export interface Refusal {
  /** `publish` or `subscription`. */
  readonly operation: string;
  readonly subject: string;
  readonly user: string;
  readonly remedy: string;
}

/** What the broker forbids, and what helps; undefined when the error is another. */
export function refusalOf({ permissionContext }: Status, user: string | undefined): Refusal | undefined {
  if (permissionContext === undefined) return undefined;
  const { operation, subject } = permissionContext;
  const isInbox = operation === 'subscription' && subject.startsWith('_INBOX');
  const remedy = isInbox
    ? 'set nats.inbox_prefix (LANGFLIX_NATS_INBOX_PREFIX) to what the server allows this user to listen on'
    : 'give the process the user that is meant for it (nats.user), or generate the permissions of the server again: ' +
      '`npx node tools/nats-permissions.ts`, see deploy/nats';
  return { operation, subject, user: user ?? 'none', remedy };
}

/** True for an error that stays as long as this user has the rights it has. */
export function isRefusal(error: unknown): boolean {
  return error instanceof NatsError && error.code === ErrorCode.PermissionsViolation;
}
