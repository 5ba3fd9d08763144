import { describe, expect, test } from '@jest/globals';
import { createLogger } from '@langflix/telemetry';
import { aMediaSource } from '@langflix/testing';
import { startListening } from './listen-for-speech.ts';
import type { Listen } from './listen-for-speech.ts';

const log = createLogger({ service: 'test', level: 'silent' });
const { signal } = new AbortController();

describe('listening to a film', () => {
  test('gives what was heard', async () => {
    const heard = { sampled: [], active: [] };
    const { speech } = startListening(aMediaSource(), { listen: async () => heard, signal, log });
    expect(await speech).toBe(heard);
  });

  test('that fails costs the check of the times, not the episode', async () => {
    const listen: Listen = () => Promise.reject(new Error('no such decoder'));
    expect(await startListening(aMediaSource(), { listen, signal, log }).speech).toBeUndefined();
  });

  test('ends when it is no longer needed, and with the service', async () => {
    const untilAborted: Listen = (_source, options) =>
      new Promise((_resolve, reject) => {
        options.signal.addEventListener('abort', () => reject(options.signal.reason));
      });
    const rejected = startListening(aMediaSource(), { listen: untilAborted, signal, log });
    rejected.stop();
    expect(await rejected.speech).toBeUndefined();
    const service = new AbortController();
    const stopped = startListening(aMediaSource(), { listen: untilAborted, signal: service.signal, log });
    service.abort(new Error('shutting down'));
    expect(await stopped.speech).toBeUndefined();
  });
});
