import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Decision } from './decide.ts';

/** Sends a reply as decided; settles when the exchange is over: true when all of it was sent. */
export async function send(
  { reply, delayMs, delivery }: Decision,
  response: ServerResponse,
): Promise<boolean> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const gone = new AbortController();
  response.on('close', () => {
    gone.abort();
    resolve();
  });
  if (response.destroyed) return false;
  if (delayMs > 0) await delay(delayMs, undefined, { signal: gone.signal }).catch(() => undefined);
  if (!gone.signal.aborted && delivery !== 'hang-headers') {
    response.writeHead(reply.status, {
      'content-type': reply.contentType,
      'content-length': Buffer.byteLength(reply.body),
    });
    if (delivery === 'whole') response.end(reply.body);
    else response.write(reply.body.slice(0, reply.body.length / 2));
  }
  await closed;
  return response.writableFinished;
}
