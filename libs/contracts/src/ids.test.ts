import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clipIdOf, contentHash, jobIdOf, normaliseExpression } from './index.ts';

describe('a job id', () => {
  test('stays what it is: ledger, subjects and folders are named by it', () => {
    expect(jobIdOf({ id: 'order-1', source: '/upstream/example' })).toBe('a7f5a07916ea00f93614');
    expect(jobIdOf({ id: 'order-1' })).toBe('512dbe0d4f8bd02f1f54');
  });

  test('is the same for a missing and an empty source, and differs by id and by source', () => {
    expect(jobIdOf({ id: 'a', source: '' })).toBe(jobIdOf({ id: 'a' }));
    expect(jobIdOf({ id: 'a', source: 'b' })).not.toBe(jobIdOf({ id: 'b', source: 'a' }));
    expect(jobIdOf({ id: 'ab', source: '' })).not.toBe(jobIdOf({ id: 'b', source: 'a' }));
  });

  test('is a subject token for any id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string(), { nil: undefined }), (id, source) => {
        expect(jobIdOf({ id, source })).toMatch(/^[0-9a-f]{20}$/);
      }),
    );
  });
});

describe('a clip id', () => {
  test('stays what it is', () => {
    expect(clipIdOf('a7f5a07916ea00f93614', 'call it a day')).toBe('abe75c09086d608c');
  });

  test('is one for every spelling of an expression within a job', () => {
    const ids = [
      'call it a day',
      'Call it a day!',
      '“call it  a day”',
      'ＣＡＬＬ it a day',
      'call it a\u00ad day',
    ];
    expect(new Set(ids.map((text) => clipIdOf('j', text))).size).toBe(1);
    expect(clipIdOf('j', 'call it a day')).not.toBe(clipIdOf('k', 'call it a day'));
  });
});

describe('a normalised expression', () => {
  test.each([
    ['  Beat yourself up.  ', 'beat yourself up'],
    ['don’t hold your breath', "don't hold your breath"],
    ['don´t hold your breath', "don't hold your breath"],
    ['run–of–the–mill', 'run-of-the-mill'],
    ['make\nup', 'make up'],
    ['그만두다…', '그만두다'],
    ['ﬁnd out', 'find out'],
    ['...', ''],
  ])('%j is %j', (text, wanted) => {
    expect(normaliseExpression(text)).toBe(wanted);
  });

  test('is normalised already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseExpression(text);
        expect(normaliseExpression(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a content hash', () => {
  test('keeps lists apart that join to the same text, and numbers from digits', () => {
    expect(contentHash(['ab', 'c'])).not.toBe(contentHash(['a', 'bc']));
    expect(contentHash([1])).not.toBe(contentHash(['1']));
    expect(contentHash(['a'], 20)).toHaveLength(20);
  });
});
