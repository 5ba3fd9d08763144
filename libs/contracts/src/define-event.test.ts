import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EVENTS, chunkReady, fieldsOf, filterOf, matchesSubject, subjectOf } from './index.ts';

const token = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);

describe('subjects', () => {
  test('are filled from the body', () => {
    expect(subjectOf(chunkReady, { job: 'a1', chunk: 0 })).toBe('langflix.v1.job.a1.chunk.ready.0');
  });

  test('are filtered by wildcards in place of the fields', () => {
    expect(filterOf(chunkReady)).toBe('langflix.v1.job.*.chunk.ready.*');
  });

  test.each([
    '',
    'a.b',
    '*',
    '>',
    'a b',
    'a\n',
    'a\t',
    '\u0000',
    'é',
    '../x',
    '$JS.API',
    'a\u200b',
    undefined,
    null,
  ])('refuse the hostile id %j', (job) => {
    expect(() => subjectOf(chunkReady, { job, chunk: 0 })).toThrow(RangeError);
    expect(matchesSubject(chunkReady, `langflix.v1.job.${job}.chunk.ready.0`)).toBe(
      job === undefined || job === null, // the words "undefined" and "null" are harmless tokens
    );
  });

  test('name the contract and the field when they refuse', () => {
    expect(() => subjectOf(chunkReady, { job: 'a', chunk: 'x.y' })).toThrow(/chunk\.ready.*"chunk".*"x\.y"/);
  });

  test.each([
    'langflix.v1.job.a.chunk.ready',
    'langflix.v1.job.a.chunk.ready.0.1',
    'langflix.v2.job.a.chunk.ready.0',
    'langflix.v1.job..chunk.ready.0',
    'langflix.v1.job.a.chunk.analyzed.0',
    '',
  ])('%j is no chunk.ready', (subject) => {
    expect(matchesSubject(chunkReady, subject)).toBe(false);
    expect(fieldsOf(chunkReady, subject)).toBeUndefined();
  });

  test('give back the fields they were made of, and belong to their own contract only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVENTS), token, token, fc.nat(), (contract, job, clip, chunk) => {
        const fields = { job, clip, chunk };
        const subject = subjectOf(contract, fields);
        for (const [field, value] of Object.entries(fieldsOf(contract, subject) ?? { job: 'no match' })) {
          expect(value).toBe(String(fields[field as keyof typeof fields]));
        }
        expect(EVENTS.filter((other) => matchesSubject(other, subject))).toEqual([contract]);
      }),
    );
  });

  test('never gain a token or a wildcard, whatever the id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (job) => {
        let subject: string;
        try {
          subject = subjectOf(chunkReady, { job, chunk: 1 });
        } catch (error) {
          return error instanceof RangeError;
        }
        return subject.split('.').length === 7 && !/[*>\s]/.test(subject);
      }),
    );
  });
});
