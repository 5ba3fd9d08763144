import { describe, expect, test } from '@jest/globals';
import { wantedConsumers } from './consumer-configs.ts';
import { deadLetterSubject } from './names.ts';
import { dayStream, minuteStream } from './quota/quota-streams.ts';
import { wantedStreams } from './stream-configs.ts';

const settings = { servers: [], ackWaitMs: 30_000, maxAgeHours: 72, replicas: 3 };

/** These live in every installed broker: a new name loses what is stored under the old one. */
describe('what persists in the broker', () => {
  test('the streams and their subjects', () => {
    expect(Object.fromEntries(wantedStreams(settings).map(({ name, subjects }) => [name, subjects]))).toEqual(
      {
        LANGFLIX: ['langflix.v1.>'],
        LANGFLIX_DLQ: ['langflix.dlq.v1.>'],
        KV_LANGFLIX_JOBS: ['$KV.LANGFLIX_JOBS.>'],
        KV_LANGFLIX_QUOTA: ['$KV.LANGFLIX_QUOTA.>'],
        KV_LANGFLIX_ANSWERS: ['$KV.LANGFLIX_ANSWERS.>'],
        KV_LANGFLIX_BUDGETS: ['$KV.LANGFLIX_BUDGETS.>'],
        KV_LANGFLIX_ATTEMPTS: ['$KV.LANGFLIX_ATTEMPTS.>'],
      },
    );
  });

  test('the streams of a quota', () => {
    const quota = { key: 'acme__gemini-2_5', requestsPerMinute: 10, tokensPerMinute: 0, requestsPerDay: 20 };
    expect([minuteStream(settings, quota), dayStream(settings, quota)]).toMatchObject([
      { name: 'LANGFLIX_MINUTE_acme__gemini-2_5', subjects: ['langflix.quota.v1.minute.acme__gemini-2_5'] },
      { name: 'LANGFLIX_DAY_acme__gemini-2_5', subjects: ['langflix.quota.v1.day.acme__gemini-2_5.*'] },
    ]);
  });

  test('the durable consumers and what they read; how often they try is counted by the runtime', () => {
    const wanted = wantedConsumers(settings);
    expect(new Set(wanted.map(({ stream, config }) => `${stream} ${config.max_deliver}`))).toEqual(
      new Set(['LANGFLIX -1']),
    );
    expect(
      Object.fromEntries(wanted.map(({ config }) => [config.durable_name, config.filter_subject])),
    ).toEqual({
      'ingest__accept-episode': 'langflix.v1.episode.submitted',
      'ingest__record-plan': 'langflix.v1.job.*.episode.chunked',
      'ingest__record-analysis': 'langflix.v1.job.*.chunk.analyzed.*',
      'ingest__record-clip': 'langflix.v1.job.*.clip.finished.*',
      'ingest__record-rejection': 'langflix.v1.job.*.episode.rejected',
      'ingest__record-failure': 'langflix.v1.job.*.episode.failed',
      'subtitle-chunker__chunk-episode': 'langflix.v1.job.*.episode.ingested',
      'llm-analyzer__analyze-chunk': 'langflix.v1.job.*.chunk.ready.*',
      'clip-encoder__measure-episode': 'langflix.v1.job.*.episode.ingested',
      'clip-encoder__encode-clip': 'langflix.v1.job.*.clip.requested.*',
    });
  });

  test('the subject of a dead letter', () => {
    expect(deadLetterSubject('clip-encoder__encode-clip', 42)).toBe(
      'langflix.dlq.v1.clip-encoder__encode-clip.42',
    );
  });

  test('facts wait for room, live as long as configured, and are outlived twice by the ledger', () => {
    const [facts, , ledger] = wantedStreams(settings);
    const hourNs = 3_600_000_000_000;
    expect(facts).toMatchObject({ discard: 'new', storage: 'file', max_age: 72 * hourNs, num_replicas: 3 });
    expect(ledger).toMatchObject({ max_age: 144 * hourNs, max_msgs_per_subject: 1, num_replicas: 3 });
  });

  test('a full bucket of answers forgets the oldest instead of stopping the analysis', () => {
    const answers = wantedStreams(settings).find(({ name }) => name === 'KV_LANGFLIX_ANSWERS');
    expect(answers).toMatchObject({ discard: 'old', max_age: 168 * 3_600_000_000_000 });
    expect(answers?.max_bytes).toBeGreaterThan(0);
  });
});
