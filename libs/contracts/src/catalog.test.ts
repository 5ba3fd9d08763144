/** Names and subjects are persisted in brokers and in other teams' code: a change here is a migration. */
import { describe, expect, test } from '@jest/globals';
import { CONSUMERS, EVENTS, JOBS_BUCKET, emit, filterOf, jobIdOf, subjectOf } from './index.ts';
import type { ConsumerEntry, ConsumerName } from './index.ts';
import { readFixtures } from './read-fixtures.ts';

const consumers = Object.entries(CONSUMERS) as [ConsumerName, ConsumerEntry][];
const failure = { code: 'internal', reason: 'broken' };
const identity = { id: 'order-1', source: '/upstream/example' };

test('events keep name, type, subject and producer', () => {
  expect(EVENTS.map(({ type, subject, producer }) => [type, subject, producer].join(' '))).toEqual([
    'langflix.v1.episode.submitted langflix.v1.episode.submitted upstream',
    'langflix.v1.episode.ingested langflix.v1.job.{job}.episode.ingested ingest',
    'langflix.v1.episode.rejected langflix.v1.job.{job}.episode.rejected ingest',
    'langflix.v1.episode.measured langflix.v1.job.{job}.episode.measured clip-encoder',
    'langflix.v1.chunk.ready langflix.v1.job.{job}.chunk.ready.{chunk} subtitle-chunker',
    'langflix.v1.episode.chunked langflix.v1.job.{job}.episode.chunked subtitle-chunker',
    'langflix.v1.chunk.analyzed langflix.v1.job.{job}.chunk.analyzed.{chunk} llm-analyzer',
    'langflix.v1.clip.requested langflix.v1.job.{job}.clip.requested.{clip} ingest',
    'langflix.v1.clip.finished langflix.v1.job.{job}.clip.finished.{clip} clip-encoder',
    'langflix.v1.episode.completed langflix.v1.job.{job}.episode.completed ingest',
    'langflix.v1.episode.failed langflix.v1.job.{job}.episode.failed ingest',
  ]);
  expect(EVENTS.map(({ type, version, name }) => type === `langflix.v${version}.${name}`)).not.toContain(
    false,
  );
});

test('durable consumers keep name, filter and number of deliveries', () => {
  expect(consumers.map(([name, { on, maxDeliver }]) => `${name} ${filterOf(on)} ${maxDeliver}`)).toEqual([
    'ingest__accept-episode langflix.v1.episode.submitted 5',
    'ingest__record-plan langflix.v1.job.*.episode.chunked 10',
    'ingest__record-analysis langflix.v1.job.*.chunk.analyzed.* 10',
    'ingest__record-clip langflix.v1.job.*.clip.finished.* 10',
    'ingest__record-rejection langflix.v1.job.*.episode.rejected 10',
    'ingest__record-failure langflix.v1.job.*.episode.failed 10',
    'subtitle-chunker__chunk-episode langflix.v1.job.*.episode.ingested 5',
    'llm-analyzer__analyze-chunk langflix.v1.job.*.chunk.ready.* 5',
    'clip-encoder__measure-episode langflix.v1.job.*.episode.ingested 5',
    'clip-encoder__encode-clip langflix.v1.job.*.clip.requested.* 5',
  ]);
  expect(JOBS_BUCKET).toBe('LANGFLIX_JOBS');
});

test('a durable is named after its app and is a legal durable name', () => {
  for (const [name, { app }] of consumers) expect(name).toMatch(new RegExp(`^${app}__[a-z-]+$`));
});

describe('the failure fact', () => {
  const closing: Partial<Record<ConsumerName, string>> = {
    'ingest__accept-episode': 'episode.rejected',
    'ingest__record-plan': 'episode.failed',
    'ingest__record-analysis': 'episode.failed',
    'ingest__record-clip': 'episode.failed',
    'subtitle-chunker__chunk-episode': 'episode.chunked',
    'llm-analyzer__analyze-chunk': 'chunk.analyzed',
    'clip-encoder__measure-episode': 'episode.measured',
    'clip-encoder__encode-clip': 'clip.finished',
  };

  test.each(consumers)(
    '%s writes the fact that closes its work, under its schema',
    (name, { on, failed }) => {
      const data = readFixtures(on.name).at(0)?.body ?? {};
      const facts = failed(data, identity, failure);
      expect(facts.map(({ contract }) => contract.name)).toEqual(closing[name] ? [closing[name]] : []);
      for (const fact of facts) {
        expect(fact.contract.schema.parse(fact.data)).toEqual(fact.data);
        expect(subjectOf(fact.contract, fact.data as Record<string, unknown>)).toContain('.job.');
      }
    },
  );

  test('of a submission nobody could read names the job by the identity alone', () => {
    const facts = CONSUMERS['ingest__accept-episode'].poisoned?.(identity, failure);
    expect(facts).toEqual([emit(EVENTS[2], { job: jobIdOf(identity), ...failure })]);
  });
});

test('an emitted event is its contract and its body', () => {
  const data = { job: 'j', ...failure };
  expect(emit(EVENTS[2], data)).toEqual({ contract: EVENTS[2], data });
});
