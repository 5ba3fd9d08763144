import { describe, expect, test } from '@jest/globals';
import { chunkAnalyzed, episodeSubmitted } from '@langflix/contracts';
import type { WorkRecord } from '@langflix/contracts';
import { collectOperations, withSpan } from '@langflix/telemetry';
import fc from 'fast-check';
import { decodeHeaderValue } from './header-value.ts';
import { readWork, recordWork, workHeader } from './work-record.ts';

const startedAt = new Date('2026-01-01T00:00:00.000Z');
const aRecord: WorkRecord = {
  startedAt: startedAt.toISOString(),
  attempt: 1,
  deliveries: 2,
  worker: 'host-1-abcd',
  memoryBytes: 100,
  memoryChangeBytes: -20,
  operations: { 'render clip': { count: 2, totalMs: 30.5, maxMs: 20 } },
};
const attribute = (record: unknown): string => JSON.stringify(record);

describe('a work record', () => {
  test('tells when, where and at which attempt work began, and what it changed of the memory', async () => {
    const sizes = [1000, 1300];
    const record = await collectOperations(async (operations) => {
      const recorder = recordWork({
        startedAt,
        deliveries: 3,
        attempt: () => 2,
        worker: 'w',
        operations,
        memoryBytes: () => sizes.shift() ?? 0,
      });
      await withSpan('test', 'render clip', {}, () => undefined);
      return recorder.take();
    });
    expect(record).toMatchObject({ attempt: 2, deliveries: 3, memoryBytes: 1300, memoryChangeBytes: 300 });
    expect(Object.keys(record.operations)).toEqual(['render clip']);
  });

  test('comes back the same from the header it travels in', () => {
    const totals = fc.record({ count: fc.integer({ min: 1 }), totalMs: fc.nat(), maxMs: fc.nat() });
    const name = fc.string({ unit: 'grapheme' }).filter((text) => text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, totals), (operations) => {
        const record = { ...aRecord, operations: { ...operations } };
        const header = workHeader(record)['ce-work'] ?? '';
        expect(header).toMatch(/^[\x21-\x7e]*$/);
        expect(readWork(chunkAnalyzed, decodeHeaderValue(header))).toEqual({
          work: JSON.parse(JSON.stringify(record)),
        });
      }),
    );
  });

  test.each([
    ['is not JSON', '{'],
    ['is none', 'null'],
    ['lacks a field', attribute({ ...aRecord, worker: undefined })],
    ['has a field of the wrong kind', attribute({ ...aRecord, attempt: 0 })],
    ['has a time that is none', attribute({ ...aRecord, startedAt: 'yesterday' })],
  ])('that %s is passed over', (_why, text) => {
    expect(readWork(chunkAnalyzed, text)).toEqual({});
    expect(readWork(chunkAnalyzed, undefined)).toEqual({});
  });

  test("of a submission is somebody else's word and passed over", () => {
    expect(readWork(episodeSubmitted, attribute(aRecord))).toEqual({});
    expect(readWork(chunkAnalyzed, attribute(aRecord))).toEqual({ work: aRecord });
  });
});
