import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JobSummary, Overview } from '@langflix/contracts';
import { waitFor } from '@langflix/testing';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createLiveEvents } from './live-events.ts';
import type { LiveEvents } from './live-events.ts';

let stack: AsyncDisposableStack;
let live: LiveEvents;
let port: number;
/** Jobs whose summaries were read, in order. */
let read: string[];

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  read = [];
  live = createLiveEvents({
    summary(job) {
      read.push(job);
      return { job } as JobSummary;
    },
    overview: async () => ({ at: 'now' }) as Overview,
  });
  const server = createServer((_request, response) => {
    if (!live.connect(response)) response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  stack.defer(() => {
    live.close();
    server.closeAllConnections();
    server.close();
  });
});
afterEach(() => stack.disposeAsync());

/** Connects and collects what is told. */
function aListener(): { text(): string; leave(): void } {
  let text = '';
  const leaving = new AbortController();
  stack.defer(() => leaving.abort());
  const reading = async (): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal });
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += piece;
  };
  reading().catch(() => undefined);
  return { text: () => text, leave: () => leaving.abort() };
}

describe('who listens', () => {
  test('hears how everything is at once, then what happens', async () => {
    const listener = aListener();
    await waitFor(() => listener.text().includes('event: overview\ndata: {"at":"now"}\n\n'));
    live.jobChanged('a');
    live.clipMoved({ job: 'a', clip: 'c', share: 0.5, speed: 2 });
    await waitFor(() => listener.text().includes('event: job\ndata: {"job":"a"}\n\n'));
    expect(listener.text()).toContain('event: clip\ndata: {"job":"a","clip":"c","share":0.5,"speed":2}\n\n');
  });

  test('hears of a job once, however often it changed in between', async () => {
    const listener = aListener();
    await waitFor(() => live.clients() === 1);
    for (let i = 0; i < 1000; i++) live.jobChanged('a');
    live.jobChanged('b');
    await waitFor(() => listener.text().includes('"job":"b"'));
    expect(read).toEqual(['a', 'b']);
  });

  test('is forgotten when it leaves', async () => {
    const listener = aListener();
    await waitFor(() => live.clients() === 1);
    listener.leave();
    await waitFor(() => live.clients() === 0);
    live.jobChanged('a');
    expect(read).toEqual([]);
  });

  test('is let go when it does not read, and the others go on', async () => {
    const listener = aListener();
    await waitFor(() => live.clients() === 1);
    const deaf = connect(port, '127.0.0.1');
    stack.defer(() => void deaf.destroy());
    deaf.pause();
    deaf.on('error', () => undefined);
    deaf.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await waitFor(() => live.clients() === 2);
    const long = 'x'.repeat(100_000);
    await waitFor(() => {
      live.clipMoved({ job: 'a', clip: long, share: 0.5, speed: 2 });
      return live.clients() === 1;
    });
    live.jobChanged('still');
    await waitFor(() => listener.text().includes('"job":"still"'));
  });
});

test('a hundred listeners are enough', async () => {
  const listeners = Array.from({ length: 101 }, () => aListener());
  await waitFor(() => live.clients() === 100);
  listeners[0]?.leave();
  await waitFor(() => live.clients() < 100);
});
