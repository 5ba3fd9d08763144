import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectBroker } from './broker.ts';

describe('something that listens and says nothing', () => {
  const sockets: Socket[] = [];
  let silent: Server;
  let nats: { servers: string[]; ackWaitMs: number; maxAgeHours: number; replicas: number };
  beforeAll(async () => {
    silent = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    nats = { servers: [`nats://127.0.0.1:${port}`], ackWaitMs: 5000, maxAgeHours: 1, replicas: 1 };
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  test('is given up, and named', async () => {
    await expect(connectBroker({ nats, withinMs: 200 })).rejects.toMatchObject({
      code: 'nats_unreachable',
      message: expect.stringMatching(new RegExp(`${nats.servers[0]}, but not as a NATS server.*NATS_URL=`)),
    });
  });

  test('is left when the command is interrupted', async () => {
    const reason = new Error('interrupted');
    const interruption = new AbortController();
    const connecting = connectBroker({ nats, signal: interruption.signal });
    interruption.abort(reason);
    await expect(connecting).rejects.toBe(reason);
  });
});
