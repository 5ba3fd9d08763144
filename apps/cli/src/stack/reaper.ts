/**
 * A process beside the command that ends the stack when the command can no longer do it (kill -9, out of memory). It
 * reads from the command which processes there are; when that pipe closes, it ends those that are left, the broker
 * last, and then itself. After an orderly stop none is left.
 */
import { createInterface } from 'node:readline';
import { endProcess } from './end-process.ts';
import type { ReaperMessage } from './start-reaper.ts';

const SERVICE_GRACE_MS = 3000;
const BROKER_GRACE_MS = 2000;

const charges = new Map<number, ReaperMessage>();
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as ReaperMessage;
  if (message.change === 'started') charges.set(message.pid, message);
  else charges.delete(message.pid);
}

const left = [...charges.values()];
const ending = (isBroker: boolean, graceMs: number): Promise<unknown> =>
  Promise.all(left.filter((it) => it.isBroker === isBroker).map((it) => endProcess(it, graceMs)));
await ending(false, SERVICE_GRACE_MS);
await ending(true, BROKER_GRACE_MS);
