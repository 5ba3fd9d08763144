import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { checkFile, checkSource } from './check-file.ts';

test('a file may be named by its path or its file URI', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'my film.mp4');
  await writeFile(path, '');
  expect(checkFile('video', 'my film.mp4', folder.path)).toBe(path);
  expect(checkFile('video', pathToFileURL(path).href, '/')).toBe(path);
});

test.each(['https://example.org/film.mp4', 's3://bucket/film.mp4', 'file://elsewhere/film.mp4'])(
  '%s is not on this machine',
  (named) => {
    expect(() => checkFile('video', named, '/')).toThrow(`"${named}" is somewhere else: only files on this`);
  },
);

test('what other machines will read may also be an object in S3', () => {
  expect(checkSource('video', 's3://films/a b.mp4', '/')).toBe('s3://films/a%20b.mp4');
  expect(() => checkSource('video', 's3://films/../a', '/')).toThrow(/s3:\/\/bucket\/path/);
  expect(() => checkSource('video', '/no/such/film.mp4', '/')).toThrow('there is no video');
});
