import { describe, expect, test } from '@jest/globals';
import { wantedConsumers } from './consumer-configs.ts';
import { deadLetterSubject } from './names.ts';
import { wantedStreams } from './stream-configs.ts';

const settings = { servers: [], ackWaitMs: 30_000, maxAgeHours: 72, replicas: 3 };

/** These live in every installed broker: a new name loses what is stored under the old one. */
describe('what persists in the broker', () => {
  test('the streams and their subjects', () => {
    expect(Object.fromEntries(wantedStreams(settings).map(({ name, subjects }) => [name, subjects]))).toEqual(
      {
        LANGFLIX: ['langflix.v1.>'],
        LANGFLIX_DLQ: ['langflix.dlq.v1.>'],
        LANGFLIX_ADVISORIES: ['$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.LANGFLIX.>'],
        KV_LANGFLIX_JOBS: ['$KV.LANGFLIX_JOBS.>'],
      },
    );
  });

  test('the durable consumers, what they read and how often they try', () => {
    const found = wantedConsumers(settings).map(({ stream, config }) => [
      config.durable_name,
      `${stream} ${config.filter_subject} ${config.max_deliver}`,
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'ingest__accept-episode': 'LANGFLIX langflix.v1.episode.submitted 5',
      'ingest__record-plan': 'LANGFLIX langflix.v1.job.*.episode.chunked 10',
      'ingest__record-analysis': 'LANGFLIX langflix.v1.job.*.chunk.analyzed.* 10',
      'ingest__record-clip': 'LANGFLIX langflix.v1.job.*.clip.finished.* 10',
      'ingest__record-rejection': 'LANGFLIX langflix.v1.job.*.episode.rejected 10',
      'ingest__record-failure': 'LANGFLIX langflix.v1.job.*.episode.failed 10',
      'subtitle-chunker__chunk-episode': 'LANGFLIX langflix.v1.job.*.episode.ingested 5',
      'llm-analyzer__analyze-chunk': 'LANGFLIX langflix.v1.job.*.chunk.ready.* 5',
      'clip-encoder__encode-clip': 'LANGFLIX langflix.v1.job.*.clip.requested.* 5',
      'ingest__watch-dead-workers':
        'LANGFLIX_ADVISORIES $JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.LANGFLIX.> -1',
    });
  });

  test('the subject of a dead letter', () => {
    expect(deadLetterSubject('clip-encoder__encode-clip', 42)).toBe(
      'langflix.dlq.v1.clip-encoder__encode-clip.42',
    );
  });

  test('facts wait for room, live as long as configured, and are outlived twice by the ledger', () => {
    const [facts, , , ledger] = wantedStreams(settings);
    const hourNs = 3_600_000_000_000;
    expect(facts).toMatchObject({ discard: 'new', storage: 'file', max_age: 72 * hourNs, num_replicas: 3 });
    expect(ledger).toMatchObject({ max_age: 144 * hourNs, max_msgs_per_subject: 1, num_replicas: 3 });
  });
});
