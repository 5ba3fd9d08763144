/**
 * The bodies that are on disks and in streams already. A change that refuses one of them is breaking and needs a new
 * version under a new subject root. A change that is additive: add the field to a fixture, then renew its hash in
 * fixtures/schema-hashes.json.
 */
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { EVENTS, contentHash, jobEntry, manifest } from './index.ts';
import { readFixtures, readJson } from './read-fixtures.ts';

const documents: [name: string, schema: z.ZodType][] = [
  ...EVENTS.map((event): [string, z.ZodType] => [event.name, event.schema]),
  ['manifest', manifest],
  ['job-entry', jobEntry],
];
const fixtures = documents.flatMap(([name, schema]) =>
  readFixtures(name).map((fixture) => ({ ...fixture, schema })),
);

describe('golden fixtures', () => {
  test.each(documents)('there is one for %s', (name) => {
    expect(readFixtures(name).map((fixture) => fixture.name)).toContain(name);
  });

  test.each(fixtures)('$name is accepted and comes back as it was', ({ schema, body }) => {
    const parsed = schema.parse(body);
    expect(parsed).toStrictEqual(body);
    expect(schema.parse(JSON.parse(JSON.stringify(parsed)))).toStrictEqual(body);
  });

  test.each(fixtures)('$name is accepted with a field of a later version, which is dropped', (fixture) => {
    expect(fixture.schema.parse({ ...fixture.body, fromTheFuture: 1 })).toStrictEqual(fixture.body);
  });

  test.each(fixtures)('$name is refused when a required field is missing or of another type', (fixture) => {
    const { required = [] } = z.toJSONSchema(fixture.schema, { io: 'input' });
    expect(required).not.toHaveLength(0);
    for (const field of required) {
      const without = { ...fixture.body, [field]: undefined };
      expect([field, fixture.schema.safeParse(without).success]).toEqual([field, false]);
      const wrong = { ...fixture.body, [field]: ['a list of text fits nowhere'] };
      expect([field, fixture.schema.safeParse(wrong).success]).toEqual([field, false]);
    }
  });

  test.each(documents)('the schema of %s is the one whose hash is on record', (name, schema) => {
    const hash = contentHash([JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))]);
    expect({ [name]: hash }).toEqual({ [name]: readJson('schema-hashes.json')[name] });
  });
});

describe('a body that breaks its schema', () => {
  const body = (name: string): Record<string, unknown> => ({ ...readFixtures(name).at(0)?.body });
  const plain = readJson('episode.submitted.v1.json');
  const analyzed = readJson('chunk.analyzed.v1.json');

  test.each([
    ['a path instead of a URI', 'episode.submitted', { ...plain, video: '/media/show.mp4' }, 'video'],
    ['an unknown language', 'episode.submitted', { ...plain, targetLanguage: 'klingon!' }, 'targetLanguage'],
    ['an unknown level', 'episode.submitted', { ...plain, level: 'expert' }, 'level'],
    ['no clips at all', 'episode.submitted', { ...plain, maxClips: 0 }, 'maxClips'],
    ['an empty title', 'episode.submitted', { ...plain, series: '' }, 'series'],
    ['no cues', 'chunk.ready', { ...body('chunk.ready'), cues: [] }, 'cues'],
    ['a negative chunk', 'chunk.analyzed', { ...analyzed, chunk: -1 }, 'chunk'],
    ['half a chunk', 'chunk.analyzed', { ...analyzed, chunk: 0.5 }, 'chunk'],
    ['an unknown outcome', 'chunk.analyzed', { ...analyzed, outcome: { status: 'skipped' } }, 'outcome'],
    [
      'a failure without a code',
      'clip.finished',
      { job: 'j', clip: 'c', outcome: { status: 'failed', reason: '' } },
      'outcome',
    ],
    [
      'a date without a zone',
      'episode.completed',
      { ...body('episode.completed'), completedAt: '2026-03-02 08:00' },
      'completedAt',
    ],
    ['null', 'episode.failed', null, undefined],
    ['a list', 'episode.failed', [], undefined],
  ])('is refused: %s', (_what, name, broken, field) => {
    const event = EVENTS.find((candidate) => candidate.name === name);
    const issues = event?.schema.safeParse(broken).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toContain(field);
  });

  test('says how to put an unknown language right', () => {
    const issues = EVENTS[0].schema.safeParse({ ...plain, targetLanguage: 'korean' }).error?.issues;
    expect(issues?.at(0)?.message).toBe('unknown language "korean": use a BCP 47 tag such as en, ko, pt-BR');
  });
});

test('a submission of two fields gets the defaults', () => {
  expect(EVENTS[0].schema.parse({ video: 'file:///media/show.mp4', targetLanguage: 'ko' })).toEqual({
    video: 'file:///media/show.mp4',
    sourceLanguage: 'en',
    targetLanguage: 'ko',
    level: 'intermediate',
    analyzer: 'auto',
    captions: 'burn',
  });
});
