import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { collectOperations, countOperation } from './operations.ts';
import type { Operations } from './operations.ts';
import { recordSpan, withSpan } from './spans.ts';

const span = (name: string, work: () => unknown = () => undefined): Promise<unknown> =>
  withSpan('test', name, {}, work);

const countsIn = (operations: Operations): Record<string, number> =>
  Object.fromEntries(Object.entries(operations).map(([name, { count }]) => [name, count]));

describe('the operations of a piece of work', () => {
  test('are its spans by name, those that failed or were recorded afterwards too', async () => {
    const operations = await collectOperations(async (log) => {
      await span('render');
      await span('render', () => span('check'));
      await span('render', () => Promise.reject(new Error('no'))).catch(() => undefined);
      recordSpan('test', 'call', { startTime: 1000, endTime: new Date(3500) });
      return log.take();
    });
    expect(countsIn(operations)).toEqual({ render: 3, check: 1, call: 1 });
    expect(operations['call']).toEqual({ count: 1, totalMs: 2500, maxMs: 2500 });
  });

  test('add up to a total and a longest, in tenths of a millisecond', async () => {
    const operations = await collectOperations(async (log) => {
      for (const ms of [1.04, 3.26, 2]) countOperation('render', ms);
      return log.take();
    });
    expect(operations).toEqual({ render: { count: 3, totalMs: 6.3, maxMs: 3.3 } });
  });

  test('leave out a span over more than this work, and a clock that was set back', async () => {
    const operations = await collectOperations(async (log) => {
      recordSpan('test', 'episode', { startTime: 0, endTime: 60_000, isOperation: false });
      recordSpan('test', 'call', { startTime: 1000, endTime: 500 });
      return log.take();
    });
    expect(operations).toEqual({ call: { count: 1, totalMs: 0, maxMs: 0 } });
  });

  test('are told once, unless they are given back', async () => {
    await collectOperations(async (log) => {
      await span('render');
      const taken = log.take();
      expect(log.take()).toEqual({});
      await span('check');
      log.giveBack(taken);
      expect(countsIn(log.take())).toEqual({ render: 1, check: 1 });
    });
  });

  test('are kept apart from those of work beside it', async () => {
    const work = (name: string): Promise<Operations> =>
      collectOperations(async (log) => {
        await span(name, () => delay(1));
        await Promise.all([span(name), span(name)]);
        return log.take();
      });
    const all = await Promise.all([work('a'), work('b'), span('nobody counts')]);
    expect(all.slice(0, 2).map((operations) => countsIn(operations as Operations))).toEqual([
      { a: 3 },
      { b: 3 },
    ]);
  });

  test('belong to the innermost collection', async () => {
    const outer = await collectOperations(async (log) => {
      await collectOperations(() => span('inner'));
      await span('outer');
      return log.take();
    });
    expect(countsIn(outer)).toEqual({ outer: 1 });
  });
});
