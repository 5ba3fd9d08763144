import { describe, expect, test } from '@jest/globals';
import {
  clipIdOf,
  chunkAnalyzed,
  chunkReady,
  clipFinished,
  clipRequested,
  emit,
  episodeChunked,
  episodeFailed,
  episodeMeasured,
  episodeSubmitted,
  jobDetail,
  subjectOf,
} from '@langflix/contracts';
import type { DeadLettersReply, EventContract, OutEvent } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import {
  A_JOB,
  A_SUBMISSION,
  aChunkAnalyzed,
  aChunkReady,
  aClipFinished,
  aClipRequested,
  anEpisodeChunked,
  anEpisodeFailed,
  anEpisodeSubmitted,
} from '@langflix/testing';
import { describeJob } from './describe-job.ts';
import { createJobStore } from './job-store.ts';
import { createFactsReader } from './read-facts.ts';

const NOW_MS = Date.parse('2026-03-02T08:01:00Z');
const failed = { status: 'failed', code: 'internal', reason: 'broken' } as const;

const eventOf = ({ contract, data }: OutEvent, i: number): InEvent => ({
  ...A_SUBMISSION,
  ...{ contract: contract as EventContract, data, deliveryCount: 1 },
  subject: subjectOf(contract, data as Record<string, unknown>),
  time: new Date(Date.parse('2026-03-02T08:00:00Z') + i * 1000).toISOString(),
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
});

/** The page of a job with these facts, read through a broker that holds them. */
async function pageOf(facts: readonly OutEvent[], deadLetters: DeadLettersReply['deadLetters'] = []) {
  const events = [emit(episodeSubmitted, anEpisodeSubmitted()), ...facts].map(eventOf);
  const store = createJobStore();
  events.forEach((event) => store.add(event));
  let reads = 0;
  const read = createFactsReader({
    async follow({ job, factsOnly, untilNow, onEvent }) {
      reads += 1;
      expect([job, factsOnly, untilNow]).toEqual([A_JOB, true, true]);
      for (const event of events.slice(1)) await onEvent(event);
    },
  });
  const record = store.get(A_JOB);
  if (record === undefined) throw new Error('the job is not there');
  const options = { deadLetters, jaegerUrl: 'http://jaeger:16686', nowMs: NOW_MS };
  const page = jobDetail.parse(describeJob(record, { facts: await read(record), ...options }));
  return { page, store, record, read, reads: () => reads };
}

describe('the page of a job', () => {
  test('shows each clip with its text and where it can be played', async () => {
    const { page } = await pageOf([
      emit(clipRequested, aClipRequested()),
      emit(clipFinished, aClipFinished()),
    ]);
    const clip = clipIdOf(A_JOB, 'call it a day');
    expect(page.clips).toEqual([
      expect.objectContaining({
        ...{ clip, expression: 'call it a day', state: 'encoded', encoder: 'libx264' },
        videoPath: `media/${A_JOB}/${clip}.mp4`,
        captionPaths: {
          en: `media/${A_JOB}/${clip}.en.vtt`,
          ko: `media/${A_JOB}/${clip}.ko.vtt`,
        },
      }),
    ]);
    expect(page.traceUrl).toBe('http://jaeger:16686/trace/4bf92f3577b34da6a3ce929d0e0e4736');
  });

  test('says what failed, where its dead letter is, and that it can be done again', async () => {
    const clip = clipIdOf(A_JOB, 'call it a day');
    const letter = {
      consumer: 'x',
      code: 'internal',
      reason: 'broken',
      deliveries: 5,
      time: 'now',
      redrive: 'none',
    } as const;
    const letters = [
      { ...letter, seq: 3, job: 'other', subject: `langflix.v1.job.other.chunk.ready.0` },
      { ...letter, seq: 4, job: A_JOB, subject: `langflix.v1.job.${A_JOB}.chunk.ready.0` },
      { ...letter, seq: 5, job: A_JOB, subject: `langflix.v1.job.${A_JOB}.clip.requested.${clip}` },
    ];
    const facts = [
      emit(chunkReady, aChunkReady()),
      emit(episodeMeasured, { job: A_JOB, outcome: failed }),
      emit(chunkAnalyzed, aChunkAnalyzed({ outcome: failed })),
      emit(clipRequested, aClipRequested()),
      emit(clipFinished, aClipFinished({ outcome: failed })),
      emit(episodeFailed, anEpisodeFailed()),
    ];
    const { page } = await pageOf(facts, letters);
    expect(page.failures.map(({ part, code, deadLetter }) => [part, code, deadLetter])).toEqual([
      ['sound', 'internal', undefined],
      ['chunk 0', 'internal', 4],
      ['clip call it a day', 'internal', 5],
      ['job', 'subtitle_format', undefined],
    ]);
    expect([page.canRedrive, page.summary.failures]).toEqual([true, 4]);
    expect(page.clips[0]).toMatchObject({ state: 'failed', failure: { code: 'internal' } });
  });

  test('tells the health of the subtitles', async () => {
    const { page } = await pageOf([emit(episodeChunked, anEpisodeChunked())]);
    expect([page.subtitles?.language, page.translation?.language, page.canRedrive]).toEqual([
      'en',
      'ko',
      false,
    ]);
  });

  test('is read from the stream once, until something happens in the job', async () => {
    const { store, record, read, reads } = await pageOf([emit(chunkReady, aChunkReady())]);
    await Promise.all([read(record), read(record)]);
    expect(reads()).toBe(1);
    store.add(eventOf(emit(chunkAnalyzed, aChunkAnalyzed()), 9));
    await read(record);
    expect(reads()).toBe(2);
  });
});

describe('a broker that does not give the events', () => {
  const store = createJobStore();
  const record = store.add(eventOf(emit(episodeSubmitted, anEpisodeSubmitted()), 0));

  test('is not waited for for ever, and asked again the next time', async () => {
    let reads = 0;
    const read = createFactsReader(
      {
        follow: ({ signal }) => {
          reads += 1;
          return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
        },
      },
      { readMs: 10 },
    );
    await expect(read(record)).rejects.toMatchObject({ code: 'broker_unavailable' });
    await expect(read(record)).rejects.toMatchObject({ code: 'broker_unavailable' });
    expect(reads).toBe(2);
  });
});
