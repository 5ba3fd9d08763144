import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readApiKey } from './read-api-key.ts';

describe('the key of the model', () => {
  test('is the one given, before the one in the file', () => {
    expect(readApiKey({ apiKey: 'given', apiKeyFile: '/no/such/file' })).toBe('given');
  });

  test('is read from its file without the line end', async () => {
    await using folder = await temporaryFolder();
    const apiKeyFile = join(folder.path, 'key');
    await writeFile(apiKeyFile, ' from-file\r\n');
    expect(readApiKey({ apiKeyFile })).toBe('from-file');
  });

  test('is nothing when nothing is set', () => {
    expect(readApiKey({})).toBeUndefined();
  });

  test('makes clear which file is missing or empty', async () => {
    await using folder = await temporaryFolder();
    const apiKeyFile = join(folder.path, 'key');
    expect(() => readApiKey({ apiKeyFile })).toThrow(`${apiKeyFile}": the file cannot be read (ENOENT)`);
    await writeFile(apiKeyFile, '\n');
    expect(() => readApiKey({ apiKeyFile })).toThrow('is empty');
  });
});
