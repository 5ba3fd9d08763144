import { describe, expect, test } from '@jest/globals';
import { chunkReady, clipRequested, episodeSubmitted, subjectOf } from '@langflix/contracts';
import type { EventContract } from '@langflix/contracts';
import { aChunkReady, anEpisodeSubmitted } from '@langflix/testing';
import type { ArrivedMessage } from './arrived-message.ts';
import { encodeCloudEvent } from './cloud-event.ts';
import { contractOn, fieldsOf, readEvent } from './read-event.ts';

const chunk = aChunkReady({ chunk: 3 });
const storedAt = new Date('2026-01-02T03:04:05Z');

function arrived(
  contract: EventContract,
  data: unknown,
  override: Partial<ArrivedMessage> = {},
): ArrivedMessage {
  const event = { id: '1', source: '/test', type: contract.type, data };
  const subject = subjectOf(contract, data as Record<string, unknown>);
  return { ...encodeCloudEvent(event), subject, storedAt, deliveryCount: 2, ...override };
}

describe('reading an event', () => {
  test('gives its body, who it is and how often it came', () => {
    expect(readEvent(chunkReady, arrived(chunkReady, chunk))).toEqual({
      contract: chunkReady,
      data: chunk,
      id: '1',
      source: '/test',
      time: '2026-01-02T03:04:05.000Z',
      subject: `langflix.v1.job.${chunk.job}.chunk.ready.3`,
      deliveryCount: 2,
    });
  });

  test('takes the time of a submission from the broker, that of a fact from its event', () => {
    const time = '2026-01-01T00:00:00.000Z';
    const read = (contract: EventContract, data: unknown): string => {
      const { headers, body } = encodeCloudEvent({
        id: '1',
        source: '/test',
        type: contract.type,
        time,
        data,
      });
      return readEvent(contract, arrived(contract, data, { headers, body })).time;
    };
    expect(read(episodeSubmitted, anEpisodeSubmitted())).toBe(storedAt.toISOString());
    expect(read(chunkReady, chunk)).toBe(time);
  });

  test('fills in what a submission leaves out', () => {
    const { video, targetLanguage } = anEpisodeSubmitted();
    const event = readEvent(episodeSubmitted, arrived(episodeSubmitted, { video, targetLanguage }));
    expect(event.data).toMatchObject({ sourceLanguage: 'en', level: 'intermediate', captions: 'burn' });
  });

  test('refuses a body that belongs on another subject', () => {
    const subject = `langflix.v1.job.${chunk.job}.chunk.ready.4`;
    expect(() => readEvent(chunkReady, arrived(chunkReady, chunk, { subject }))).toThrow(
      `the body belongs on langflix.v1.job.${chunk.job}.chunk.ready.3, not on ${subject}`,
    );
  });

  test('refuses another type, and plain JSON inside a job', () => {
    const { subject } = arrived(chunkReady, chunk);
    expect(() => readEvent(chunkReady, arrived(clipRequested, { ...chunk, clip: 'c' }, { subject }))).toThrow(
      'must be langflix.v1.chunk.ready, not langflix.v1.clip.requested',
    );
    const plain = encodeCloudEvent({ id: '1', data: chunk });
    expect(() => readEvent(chunkReady, { ...plain, subject, storedAt, deliveryCount: 1 })).toThrow(
      'chunk.ready must be a CloudEvent of type langflix.v1.chunk.ready',
    );
  });

  test('names every field that breaks the schema', () => {
    const wrong = { ...chunk, level: 'genius', maxExpressions: 0 };
    expect(() => readEvent(chunkReady, arrived(chunkReady, wrong))).toThrow(/level: .*; maxExpressions: /);
  });
});

describe('a subject', () => {
  test('tells its contract', () => {
    expect(contractOn('langflix.v1.job.a1.chunk.ready.3')).toBe(chunkReady);
    expect(contractOn('langflix.v1.episode.submitted')).toBe(episodeSubmitted);
    expect(contractOn('langflix.v1.job.a1.chunk.eaten.3')).toBeUndefined();
  });

  test('tells its fields: chunks are numbers, ids are words even when all their digits are', () => {
    expect(fieldsOf(chunkReady, 'langflix.v1.job.123.chunk.ready.3')).toEqual({ job: '123', chunk: 3 });
    expect(fieldsOf(clipRequested, 'langflix.v1.job.123.clip.requested.456')).toEqual({
      job: '123',
      clip: '456',
    });
  });
});
