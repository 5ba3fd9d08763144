export type { NatsSettings } from './settings.ts';
export type { Schema } from './schema.ts';
export type { Facts, Handler, HandlerContext, InEvent } from './handler.ts';
export type { KeyValue, KeyValueEntry } from './key-value.ts';
export type {
  Backlog,
  DeadLetter,
  DeadLetters,
  Endpoint,
  FollowOptions,
  ListenOptions,
  Messaging,
  PublishOptions,
  ServeOptions,
  SubmissionIdentity,
} from './messaging.ts';
export type { Service, ServiceOptions, ServiceRuntime, ServiceSettings } from './service.ts';
export type {
  Permit,
  Quota,
  QuotaLimit,
  QuotaSettings,
  QuotaUsage,
  TakeOptions,
  Taken,
} from './quota/quota.ts';
export { connectMessaging } from './connect.ts';
export type { ConnectOptions } from './connect.ts';
export { provision } from './provision.ts';
export { resubmit } from './resubmit.ts';
export type { Resubmitted } from './resubmit.ts';
export { runService } from './run-service.ts';
export { natsAccounts } from './permissions/nats-accounts.ts';
export type { AccountUser, NatsAccount } from './permissions/nats-accounts.ts';
export { natsPermissions } from './permissions/nats-permissions.ts';
export type { PermissionOptions, UserPermissions } from './permissions/nats-permissions.ts';
export { NATS_USERS, accountOf, passwordVariableOf } from './permissions/users.ts';
export type { NatsUser } from './permissions/users.ts';
export { encodeCloudEvent } from './cloud-event.ts';
export type { CloudEvent, WireMessage } from './cloud-event.ts';
export { decodeCloudEvent } from './decode-cloud-event.ts';
