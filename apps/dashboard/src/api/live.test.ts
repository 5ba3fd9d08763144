import { beforeEach, describe, expect, test } from '@jest/globals';
import { listen } from './live.ts';
import type { Connection, EventStream } from './live.ts';

interface FakeStream extends EventStream {
  readyState: number;
  emit(name: string, body: unknown): void;
  isClosed: boolean;
}

let streams: FakeStream[];
let waiting: { action: () => void; delayMs: number }[];
let states: Connection[];
let jobs: unknown[];

function aStream(): FakeStream {
  const listeners = new Map<string, (event: MessageEvent<string>) => void>();
  return {
    readyState: 1,
    isClosed: false,
    onopen: null,
    onerror: null,
    addEventListener: (name, listener) => void listeners.set(name, listener),
    close() {
      this.isClosed = true;
    },
    emit: (name, body) => listeners.get(name)?.({ data: JSON.stringify(body) } as MessageEvent<string>),
  };
}

function start(): () => void {
  return listen(
    {
      onConnection: (state) => void states.push(state),
      onOverview: () => undefined,
      onJob: (job) => void jobs.push(job),
      onClip: () => undefined,
    },
    {
      open() {
        const stream = aStream();
        streams.push(stream);
        return stream;
      },
      later(action, delayMs) {
        waiting.push({ action, delayMs });
        return () => void (waiting = waiting.filter((it) => it.action !== action));
      },
    },
  );
}

beforeEach(() => {
  [streams, waiting, states, jobs] = [[], [], [], []];
});

const event = {} as Event;

describe('the live stream', () => {
  test('hands on what the server tells', () => {
    start();
    streams[0]?.onopen?.(event);
    streams[0]?.emit('job', { job: 'a' });
    expect(states).toEqual(['live']);
    expect(jobs).toEqual([{ job: 'a' }]);
  });

  test('leaves a broken connection to the browser, which connects again', () => {
    start();
    const [stream] = streams;
    if (stream) stream.readyState = 0;
    stream?.onerror?.(event);
    expect(states).toEqual(['lost']);
    expect(waiting).toEqual([]);
  });

  test('is opened anew, ever more slowly, where the browser has given up', () => {
    start();
    for (const expected of [1000, 2000, 4000, 8000, 15_000, 15_000]) {
      const stream = streams.at(-1);
      if (stream) stream.readyState = 2;
      stream?.onerror?.(event);
      expect(waiting.at(-1)?.delayMs).toBe(expected);
      waiting.at(-1)?.action();
    }
    streams.at(-1)?.onopen?.(event);
    expect(states.at(-1)).toBe('live');
  });

  test('ends when it is stopped, a planned retry too', () => {
    const stop = start();
    const [stream] = streams;
    if (stream) stream.readyState = 2;
    stream?.onerror?.(event);
    stop();
    expect(stream?.isClosed).toBe(true);
    expect(waiting).toEqual([]);
  });
});
