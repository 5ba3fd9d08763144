import { describe, expect, test } from '@jest/globals';
import { collectOperations } from './operations.ts';
import { withSpans } from './with-spans.ts';

const port = {
  read: (name: string, { maxBytes }: { maxBytes: number }): Promise<string> =>
    Promise.resolve(`${name} ${maxBytes}`),
  write: (_name: string): Promise<void> => Promise.reject(new Error('the disk is full')),
  pathOf: (name: string): string => `/${name}`,
};

describe('a port with spans', () => {
  test('does what it did, and every call of a named method is an operation', async () => {
    const traced = withSpans(port, 'test', { read: 'read file', write: 'write file' });
    const operations = await collectOperations(async (log) => {
      expect(await traced.read('a', { maxBytes: 7 })).toBe('a 7');
      await expect(traced.write('a')).rejects.toThrow('the disk is full');
      expect(traced.pathOf('a')).toBe('/a');
      return log.take();
    });
    expect(Object.keys(operations).sort()).toEqual(['read file', 'write file']);
  });
});
