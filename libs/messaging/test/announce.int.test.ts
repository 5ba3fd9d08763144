import { describe, expect, test } from '@jest/globals';
import { CLIP_PROGRESS_SUBJECT, clipProgress } from '@langflix/contracts';
import type { ClipProgress } from '@langflix/contracts';
import { startNatsServer, waitFor } from '@langflix/testing';
import { openBench } from './bench.ts';

const progress = (share: number): ClipProgress => ({ job: 'a', clip: 'b', share, speed: 2 });

describe('what is announced', () => {
  test('is heard by whoever listens, also after the broker came back, until they stop', async () => {
    await using server = await startNatsServer();
    await using speaker = await openBench(server.url);
    await using listener = await openBench(server.url);
    const stopping = new AbortController();
    const heard: number[] = [];
    const listening = listener.messaging.listen({
      subject: CLIP_PROGRESS_SUBJECT,
      schema: clipProgress,
      signal: stopping.signal,
      onMessage: async ({ share }) => {
        heard.push(share);
        if (share === 0.1) throw new Error('a listener may stumble');
      },
    });
    const say = (data: unknown): void => speaker.messaging.announce(CLIP_PROGRESS_SUBJECT, data);
    const circular: { self?: unknown } = {};
    circular.self = circular;
    const isHeard = (share: number): Promise<true> =>
      waitFor(() => {
        say(progress(share));
        return heard.includes(share);
      });
    await isHeard(0);
    for (const unreadable of ['no progress', { job: 'a' }, circular]) say(unreadable);
    await isHeard(0.1);
    await isHeard(0.2);
    await server.kill();
    say(progress(0.3));
    await server.start();
    await isHeard(0.4);
    stopping.abort();
    await listening;
    expect(heard.every((share) => [0, 0.1, 0.2, 0.3, 0.4].includes(share))).toBe(true);
    expect(listener.logged.join()).toContain('a listener failed');
  });

  test('is lost without a sound on a closed connection', async () => {
    await using server = await startNatsServer();
    const bench = await openBench(server.url);
    await bench[Symbol.asyncDispose]();
    bench.messaging.announce(CLIP_PROGRESS_SUBJECT, progress(1));
    const { signal } = new AbortController();
    const subject = CLIP_PROGRESS_SUBJECT;
    await bench.messaging.listen({ subject, schema: clipProgress, signal, onMessage: () => undefined });
  });
});
