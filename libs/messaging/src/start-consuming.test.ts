import { describe, expect, test } from '@jest/globals';
import type { Service } from './service.ts';
import { checkHandlers, consumersOf } from './start-consuming.ts';

const handler = async (): Promise<[]> => [];

describe('a service', () => {
  test('reads the durables that the catalog gives its app', () => {
    expect(consumersOf('clip-encoder')).toEqual([
      'clip-encoder__measure-episode',
      'clip-encoder__encode-clip',
    ]);
    expect(consumersOf('metrics')).toEqual([]);
  });

  test('does not start when a consumer has no handler, nor when a handler has no consumer', () => {
    const wrong = {
      handlers: { 'clip-encoder__encode-clips': handler },
    } as unknown as Service<'clip-encoder'>;
    expect(() => checkHandlers('clip-encoder', wrong)).toThrow(
      'clip-encoder: no handler for [clip-encoder__measure-episode, clip-encoder__encode-clip], no consumer for [clip-encoder__encode-clips]',
    );
    expect(() =>
      checkHandlers('clip-encoder', {
        handlers: { 'clip-encoder__encode-clip': handler, 'clip-encoder__measure-episode': handler },
      }),
    ).not.toThrow();
  });
});
