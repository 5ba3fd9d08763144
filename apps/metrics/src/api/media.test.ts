import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { readRange, serveMedia } from './media.ts';
import type { MediaRequest } from './media.ts';

const FILE = Buffer.from('0123456789');
const storage = {
  stat: async (uri: string) => (uri.includes('gone') ? undefined : { sizeBytes: FILE.length, modifiedMs: 0 }),
  stream: async (_uri: string, { startByte = 0, endByte = FILE.length - 1 } = {}) =>
    Readable.from([FILE.subarray(startByte, endByte + 1)]),
};
const uri = 'file:///out/.langflix/clips/9e4b1c70d2a8f635.mp4';
const serve = (override: Partial<MediaRequest> = {}): Promise<Response> => {
  const signal = new AbortController().signal;
  return serveMedia(storage, { uri, range: undefined, isHead: false, signal, ...override });
};

describe('a clip', () => {
  test('is served whole, and may be asked for in parts', async () => {
    const response = await serve();
    expect([response.status, await response.text()]).toEqual([200, '0123456789']);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('content-type')).toBe('video/mp4');
  });

  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=8-', 206, '89', 'bytes 8-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=0-999', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=4-2', 200, '0123456789', null],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('asked for as %s', async (range, status, text, contentRange) => {
    const response = await serve({ range });
    expect([response.status, await response.text()]).toEqual([status, text]);
    expect(response.headers.get('content-range')).toBe(contentRange);
  });

  test('that only its head is asked of is not opened', async () => {
    const response = await serve({ isHead: true });
    expect([response.headers.get('content-length'), response.body]).toEqual(['10', null]);
  });

  test.each([
    ['file:///out/gone.mp4', 'is not there'],
    ['file:///etc/passwd', 'is of no kind that clips have'],
    ['file:///out/provenance.json', 'is of no kind that clips have'],
  ])('%s is 404: it %s', async (other) => {
    await expect(serve({ uri: other })).rejects.toMatchObject({ status: 404, code: 'file_missing' });
  });
});

test('a range that is answered lies in the file', () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => `bytes=${a}-${b}`),
    fc.nat(99).map((n) => `bytes=-${n}`),
  );
  fc.assert(
    fc.property(header, fc.nat(60), (range, size) => {
      const part = readRange(range, size);
      if (part === undefined || part === 'unsatisfiable') return;
      expect(part.startByte).toBeGreaterThanOrEqual(0);
      expect(part.endByte).toBeGreaterThanOrEqual(part.startByte);
      expect(part.endByte).toBeLessThan(size);
    }),
  );
});
