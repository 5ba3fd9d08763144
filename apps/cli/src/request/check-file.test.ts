import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { checkFile } from './check-file.ts';

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
