import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFileUri } from './file-uri.ts';
import { resolveInsideRoots } from './resolve-inside-roots.ts';

/** /media with a film and ways out of it, /media2 beside it, /secret outside. */
async function aMediaFolder() {
  const folder = await temporaryFolder();
  const at = (...names: string[]): string => join(folder.path, ...names);
  for (const name of ['media', 'media2', 'secret', join('media', 'show')]) await mkdir(at(name));
  for (const file of ['media/show/a #1.mp4', 'media2/b.mp4', 'secret/key.pem', 'media/..c.mp4']) {
    await writeFile(at(file), 'x');
  }
  await symlink(at('secret'), at('media', 'out'));
  await symlink(at('secret', 'key.pem'), at('media', 'key.mp4'));
  await symlink(at('media', 'show', 'a #1.mp4'), at('media', 'a.mp4'));
  await symlink(at('media', 'loop'), at('media', 'loop'));
  await symlink(at('media'), at('linked-media'));
  return { at, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

const outside = expect.objectContaining({ name: 'TerminalError', code: 'outside_media_roots' });

describe('a file inside the media roots', () => {
  test('resolves to its own URI', async () => {
    await using media = await aMediaFolder();
    const uri = toFileUri(await realpath(media.at('media', 'show', 'a #1.mp4')));
    await expect(resolveInsideRoots(uri, [media.at('media')])).resolves.toBe(uri);
  });

  test('may be reached by a link that stays inside', async () => {
    await using media = await aMediaFolder();
    const real = await realpath(media.at('media', 'show', 'a #1.mp4'));
    const resolved = resolveInsideRoots(toFileUri(media.at('media', 'a.mp4')), [media.at('media')]);
    await expect(resolved).resolves.toBe(toFileUri(real));
  });

  test('may be named by way of a root that is a link, or by its real path', async () => {
    await using media = await aMediaFolder();
    const roots = [media.at('linked-media')];
    for (const name of ['linked-media', 'media']) {
      const resolved = await resolveInsideRoots(toFileUri(media.at(name, '..c.mp4')), roots);
      expect(resolved).toBe(toFileUri(await realpath(media.at('media', '..c.mp4'))));
    }
  });

  test('may be in any of several roots, also beside one that does not exist', async () => {
    await using media = await aMediaFolder();
    const roots = [media.at('nowhere'), media.at('media'), media.at('media2')];
    await expect(resolveInsideRoots(toFileUri(media.at('media2', 'b.mp4')), roots)).resolves.toMatch(
      /b\.mp4$/,
    );
  });

  test('is told to be missing when it is', async () => {
    await using media = await aMediaFolder();
    const uri = toFileUri(media.at('media', 'nothing.mp4'));
    const missing = { code: 'file_missing', message: expect.stringContaining('nothing.mp4') };
    await expect(resolveInsideRoots(uri, [media.at('media')])).rejects.toMatchObject(missing);
  });

  test('is told to be unreadable when its link leads in a circle', async () => {
    await using media = await aMediaFolder();
    const resolved = resolveInsideRoots(toFileUri(media.at('media', 'loop')), [media.at('media')]);
    await expect(resolved).rejects.toMatchObject({ code: 'file_unreadable' });
  });
});

describe('a file outside the media roots', () => {
  test.each([
    ['beside them', 'secret/key.pem'],
    ['behind a link to a folder', 'media/out/key.pem'],
    ['behind a link to a file', 'media/key.mp4'],
    ['in a folder whose name begins like a root', 'media2/b.mp4'],
    ['missing', 'secret/nothing'],
    ['above them', '.'],
  ])('is refused when it is %s', async (_where, name) => {
    await using media = await aMediaFolder();
    const resolved = resolveInsideRoots(toFileUri(media.at(name)), [media.at('media')]);
    await expect(resolved).rejects.toEqual(outside);
  });

  test('is refused when dots lead to it, escaped or not', async () => {
    await using media = await aMediaFolder();
    for (const dots of ['..', '%2e%2e']) {
      const uri = `${toFileUri(media.at('media'))}/${dots}/secret/key.pem`;
      await expect(resolveInsideRoots(uri, [media.at('media')])).rejects.toEqual(outside);
    }
  });

  test('is refused with the path, the roots and the remedy', async () => {
    await using media = await aMediaFolder();
    const path = media.at('secret', 'key.pem');
    const failure = await resolveInsideRoots(toFileUri(path), [media.at('media')]).catch(
      (error: Error) => error,
    );
    for (const part of [path, media.at('media'), 'media.roots', 'LANGFLIX_MEDIA_ROOTS']) {
      expect((failure as Error).message).toContain(part);
    }
  });

  test('is everything when there are no roots', async () => {
    await using media = await aMediaFolder();
    const uri = toFileUri(media.at('media', '..c.mp4'));
    await expect(resolveInsideRoots(uri, [])).rejects.toThrow('none is set');
  });
});
