import { beforeEach, describe, expect, test } from '@jest/globals';
import { createStorage, toFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { temporaryFolder } from '@langflix/testing';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filmCheck } from './film-check.ts';

const storage = createStorage();
let looks: number;
let counting: Storage;
beforeEach(() => {
  looks = 0;
  counting = {
    ...storage,
    fingerprint: (uri) => {
      looks += 1;
      return storage.fingerprint(uri);
    },
  };
});

async function aFilm() {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'film.mp4');
  await writeFile(path, 'film');
  const uri = toFileUri(path);
  const source = { uri, fingerprint: await storage.fingerprint(uri) };
  return { path, source, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('a film', () => {
  test('is read once for all of its clips', async () => {
    await using film = await aFilm();
    const check = filmCheck(counting);
    for (let clip = 0; clip < 3; clip += 1) expect(await check(film.source)).toBe(film.path);
    expect(looks).toBe(1);
  });

  test('that was changed is noticed, though it was known', async () => {
    await using film = await aFilm();
    const check = filmCheck(counting);
    await check(film.source);
    await writeFile(film.path, 'film of another size');
    await expect(check(film.source)).rejects.toMatchObject({ code: 'source_changed' });
    expect(looks).toBe(2);
  });

  test('of the same size and another time is looked at again', async () => {
    await using film = await aFilm();
    const check = filmCheck(counting);
    await check(film.source);
    await utimes(film.path, 0, 0);
    await expect(check(film.source)).rejects.toMatchObject({ code: 'source_changed' });
  });

  test('that is gone is named with what to do', async () => {
    await using film = await aFilm();
    const check = filmCheck(counting);
    await check(film.source);
    await rm(film.path);
    await expect(check(film.source)).rejects.toMatchObject({
      code: 'source_changed',
      message: `${film.path} is no longer there: put it back, or submit the episode again`,
    });
  });
});
