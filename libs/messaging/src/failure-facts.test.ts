import { describe, expect, test } from '@jest/globals';
import { CONSUMERS, jobIdOf, subjectOf } from '@langflix/contracts';
import type { ConsumerName } from '@langflix/contracts';
import { entryOf, failureFacts } from './failure-facts.ts';

const failure = { code: 'poison', reason: 'the body is not JSON' };
const UNREADABLE = { event: undefined, identity: undefined, failure };

describe('the facts that close work which nobody could read', () => {
  test('say of each part of a job that it failed, by its subject, and fit their contracts', () => {
    const fields = { job: '0123', chunk: 7, clip: '0456' };
    const closed = (Object.keys(CONSUMERS) as ConsumerName[]).map((consumer) => {
      const subject = subjectOf(entryOf(consumer).on, fields);
      const facts = failureFacts({ ...UNREADABLE, consumer, subject });
      for (const { contract, data } of facts) expect(contract.schema.safeParse(data).success).toBe(true);
      return [
        consumer,
        facts.map(({ contract, data }) => subjectOf(contract, data as Record<string, unknown>)),
      ];
    });
    expect(Object.fromEntries(closed)).toEqual({
      'ingest__accept-episode': [],
      'ingest__record-plan': ['langflix.v1.job.0123.episode.failed'],
      'ingest__record-analysis': ['langflix.v1.job.0123.episode.failed'],
      'ingest__record-clip': ['langflix.v1.job.0123.episode.failed'],
      'ingest__record-rejection': [],
      'ingest__record-failure': [],
      'subtitle-chunker__chunk-episode': ['langflix.v1.job.0123.episode.chunked'],
      'llm-analyzer__analyze-chunk': ['langflix.v1.job.0123.chunk.analyzed.7'],
      'clip-encoder__measure-episode': ['langflix.v1.job.0123.episode.measured'],
      'clip-encoder__encode-clip': ['langflix.v1.job.0123.clip.finished.0456'],
    });
  });

  test('are none where the subject names no part that there can be', () => {
    const consumer = 'llm-analyzer__analyze-chunk';
    for (const token of ['last', 'NaN', '-1', '007', '1e3', '99999999999999999999']) {
      const subject = `langflix.v1.job.0123.chunk.ready.${token}`;
      expect(failureFacts({ ...UNREADABLE, consumer, subject })).toEqual([]);
    }
    expect(failureFacts({ ...UNREADABLE, consumer, subject: 'langflix.v1.job.a:b.chunk.ready.0' })).toEqual(
      [],
    );
  });

  test('reject a submission whose identity is known', () => {
    const identity = { id: 'a', source: '/shop' };
    const subject = 'langflix.v1.episode.submitted';
    const facts = failureFacts({ ...UNREADABLE, consumer: 'ingest__accept-episode', subject, identity });
    expect(facts.map(({ data }) => data)).toEqual([{ job: jobIdOf(identity), ...failure }]);
  });
});
