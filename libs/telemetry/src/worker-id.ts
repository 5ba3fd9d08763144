import { serviceInstanceId } from '@langflix/config';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

const HOST_CHARS = 64;
const MOST_CHARS = 128;

/**
 * Names this process among all replicas: `service.instance.id` of OTEL_RESOURCE_ATTRIBUTES where somebody set it, else
 * host, pid and something random. The same in work records, heartbeats and the resource of exported spans.
 */
export function workerId(): string {
  known ??= (serviceInstanceId() ?? ownId()).slice(0, MOST_CHARS);
  return known;
}

let known: string | undefined;

/** Pids repeat: every container has a process 1, and may be restarted under the same host name. */
function ownId(): string {
  return `${hostname().slice(0, HOST_CHARS)}-${process.pid}-${randomBytes(4).toString('hex')}`;
}
