import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { connectMessaging } from '../src/index.ts';
import { createLogger } from '@langflix/telemetry';

test('an abort ends the waiting for a port that takes connections and says nothing', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const abort = new AbortController();
  const taken = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const servers = [`127.0.0.1:${(server.address() as AddressInfo).port}`];
  const connecting = connectMessaging({
    nats: { servers, ackWaitMs: 1000, maxAgeHours: 1, replicas: 1 },
    name: 'patient',
    log: createLogger({ service: 'test', level: 'silent' }),
    signal: abort.signal,
  });
  const socket = await taken;
  abort.abort(new Error('enough'));
  await expect(connecting).rejects.toThrow('enough');
  server.close();
  socket.destroy();
});
