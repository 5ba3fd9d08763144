import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import {
  mkdir,
  readFile,
  readdir,
  rename,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { createStorage } from './create-storage.ts';
import { toFileUri } from './file-uri.ts';
import { joinUri } from './uri.ts';
import type { Storage } from './storage.ts';

const storage = createStorage();

async function aFolder() {
  const folder = await temporaryFolder();
  const at = (...names: string[]): string => join(folder.path, ...names);
  const uriOf = (...names: string[]): string => joinUri(toFileUri(folder.path), ...names);
  return { at, uriOf, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('a written file', () => {
  test('is there with its folders, whatever it is called', async () => {
    await using folder = await aFolder();
    const uri = folder.uriOf('드라마 #1', "it's 100%", '-rf.json');
    await storage.write(uri, '{"안녕":1}');
    expect(Buffer.from(await storage.read(uri)).toString()).toBe('{"안녕":1}');
    expect(await readFile(folder.at('드라마 #1', "it's 100%", '-rf.json'), 'utf8')).toBe('{"안녕":1}');
  });

  test('replaces the one before and leaves nothing staged', async () => {
    await using folder = await aFolder();
    await storage.write(folder.uriOf('a'), 'one');
    await storage.write(folder.uriOf('a'), Uint8Array.of(50));
    expect(await readFile(folder.at('a'), 'utf8')).toBe('2');
    expect(await readdir(folder.at('.tmp'))).toEqual([]);
    expect(await storage.list(folder.uriOf())).toEqual(['a']);
  });

  test('is seen whole or not at all by readers, however many write at once', async () => {
    await using folder = await aFolder();
    const uri = folder.uriOf('a');
    await storage.write(uri, '0'.repeat(100_000));
    const writers = Array.from({ length: 8 }, (_, i) => storage.write(uri, String(i).repeat(100_000)));
    const reads = Array.from({ length: 20 }, async () => Buffer.from(await storage.read(uri)).toString());
    for (const text of await Promise.all(reads)) expect(text).toBe(text.charAt(0).repeat(100_000));
    await Promise.all(writers);
  });

  test('that cannot be written leaves nothing behind', async () => {
    await using folder = await aFolder();
    await mkdir(folder.at('taken'));
    const writing = storage.write(folder.uriOf('taken'), 'x');
    await expect(writing).rejects.toMatchObject({ name: 'TerminalError', code: 'file_unwritable' });
    expect(await readdir(folder.at('.tmp'))).toEqual([]);
  });

  test('cannot lie below another file', async () => {
    await using folder = await aFolder();
    await writeFile(folder.at('file'), 'x');
    const writing = storage.write(folder.uriOf('file', 'below'), 'x');
    await expect(writing).rejects.toMatchObject({ code: 'file_unwritable' });
  });
});

describe('a staged file', () => {
  test('lies on the same file system as its final place and keeps the extension', async () => {
    await using folder = await aFolder();
    const staged = await storage.stage(folder.uriOf('new', 'clip.mp4'));
    expect(staged).toMatch(/new\/\.tmp\/[\w-]+\.mp4$/);
    expect(await storage.stage(folder.uriOf('new', 'clip.mp4'))).not.toBe(staged);
  });

  test('gets its final name when it is published', async () => {
    await using folder = await aFolder();
    const uri = folder.uriOf('clip.mp4');
    const staged = await storage.stage(uri);
    await writeFile(staged, 'film');
    expect(await storage.stat(uri)).toBeUndefined();
    await storage.publish(staged, uri);
    expect(await storage.stat(uri)).toMatchObject({ sizeBytes: 4 });
    await expect(stat(staged)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('is reported missing when it is published without having been written', async () => {
    await using folder = await aFolder();
    const staged = await storage.stage(folder.uriOf('a'));
    const publishing = storage.publish(staged, folder.uriOf('a'));
    await expect(publishing).rejects.toMatchObject({ code: 'file_missing' });
  });
});

describe('a linked file', () => {
  test('is the same file under another name', async () => {
    await using folder = await aFolder();
    await storage.write(folder.uriOf('store', 'a.mp4'), 'film');
    await storage.link(folder.uriOf('store', 'a.mp4'), folder.uriOf('clips', '01.mp4'));
    const [from, to] = [await stat(folder.at('store/a.mp4')), await stat(folder.at('clips/01.mp4'))];
    expect(to.ino).toBe(from.ino);
  });

  test('replaces what was there, also when that is the same file already', async () => {
    await using folder = await aFolder();
    await storage.write(folder.uriOf('a'), 'new');
    await storage.write(folder.uriOf('b'), 'old');
    for (let i = 0; i < 2; i += 1) await storage.link(folder.uriOf('a'), folder.uriOf('b'));
    expect(await readFile(folder.at('b'), 'utf8')).toBe('new');
    expect(await readdir(folder.at('.tmp'))).toEqual([]);
  });

  test('must exist', async () => {
    await using folder = await aFolder();
    const linking = storage.link(folder.uriOf('nothing'), folder.uriOf('b'));
    await expect(linking).rejects.toMatchObject({ code: 'file_missing' });
  });
});

describe('reading', () => {
  test('tells a missing file by its path', async () => {
    await using folder = await aFolder();
    const reading = storage.read(folder.uriOf('no such.srt'));
    const missing = { code: 'file_missing', message: expect.stringContaining(folder.at('no such.srt')) };
    await expect(reading).rejects.toMatchObject(missing);
    await expect(storage.inputFor(folder.uriOf('a', 'b'))).rejects.toMatchObject({ code: 'file_missing' });
  });

  test('refuses a folder and a device instead of waiting for them', async () => {
    await using folder = await aFolder();
    await expect(storage.read(folder.uriOf())).rejects.toMatchObject({ code: 'file_unreadable' });
    for (const act of [storage.read, storage.inputFor, storage.fingerprint] satisfies Reader[]) {
      await expect(act('file:///dev/zero')).rejects.toMatchObject({ code: 'file_unreadable' });
    }
    expect(await storage.stat(folder.uriOf())).toBeUndefined();
  });

  test('refuses more than it was allowed to read', async () => {
    await using folder = await aFolder();
    await storage.write(folder.uriOf('a'), '12345');
    await expect(storage.read(folder.uriOf('a'), { maxBytes: 5 })).resolves.toHaveLength(5);
    await expect(storage.read(folder.uriOf('a'), { maxBytes: 4 })).rejects.toMatchObject({
      code: 'file_too_large',
    });
    await truncate(folder.at('a'), 65 * 1024 * 1024);
    await expect(storage.read(folder.uriOf('a'))).rejects.toMatchObject({ code: 'file_too_large' });
  });

  test('gives ffmpeg an absolute path', async () => {
    await using folder = await aFolder();
    await storage.write(folder.uriOf('a b.mp4'), 'x');
    expect(await storage.inputFor(folder.uriOf('a b.mp4'))).toBe(folder.at('a b.mp4'));
  });

  test('refuses any other scheme by name, whatever is asked', async () => {
    const asked = [
      storage.stat('ftp://b/a'),
      storage.read('ftp://b/a'),
      storage.inputFor('ftp://b/a'),
      storage.stage('ftp://b/a'),
      storage.publish('/tmp/a', 'ftp://b/a'),
      storage.write('ftp://b/a', ''),
      storage.link('ftp://b/a', 'ftp://b/b'),
      storage.list('ftp://b'),
      storage.remove('ftp://b/a'),
      storage.fingerprint('ftp://b/a'),
    ];
    for (const outcome of await Promise.allSettled(asked)) {
      const reason = outcome.status === 'rejected' ? (outcome.reason as Error) : undefined;
      expect(reason).toMatchObject({ code: 'unsupported_uri', message: expect.stringContaining('"ftp"') });
    }
  });
});

type Reader = (uri: string) => Promise<unknown>;

describe('listing and removing', () => {
  test('gives names in order, and nothing for a folder that is not there', async () => {
    await using folder = await aFolder();
    for (const name of ['b', 'a c', '가']) await storage.write(folder.uriOf(name), '');
    expect(await storage.list(folder.uriOf())).toEqual(['a c', 'b', '가']);
    expect(await storage.list(folder.uriOf('nothing'))).toEqual([]);
  });

  test('removes a file, and does not mind one that is not there', async () => {
    await using folder = await aFolder();
    await storage.write(folder.uriOf('a'), '');
    await storage.remove(folder.uriOf('a'));
    await storage.remove(folder.uriOf('a'));
    await storage.remove(folder.uriOf('x', 'y'));
    expect(await storage.stat(folder.uriOf('a'))).toBeUndefined();
  });

  test('removes a link, not what it points to', async () => {
    await using folder = await aFolder();
    await storage.write(folder.uriOf('a'), '');
    await symlink(folder.at('a'), folder.at('b'));
    await storage.remove(folder.uriOf('b'));
    expect(await storage.list(folder.uriOf())).toEqual(['a']);
  });
});

describe('a fingerprint', () => {
  const fingerprintAfter = async (uri: string, change: () => Promise<void>, at: Storage): Promise<string> => {
    await change();
    return at.fingerprint(uri);
  };

  test('stays the same for an untouched file, also under another name', async () => {
    await using folder = await aFolder();
    await storage.write(folder.uriOf('a'), 'x'.repeat(200_000));
    const before = await storage.fingerprint(folder.uriOf('a'));
    expect(before).toMatch(/^[0-9a-f]{32}$/);
    await rename(folder.at('a'), folder.at('b'));
    expect(await storage.fingerprint(folder.uriOf('b'))).toBe(before);
  });

  test('changes with size, time, head or tail', async () => {
    await using folder = await aFolder();
    const uri = folder.uriOf('a');
    const time = new Date('2020-01-01T00:00:00Z');
    const put =
      (text: string, when = time) =>
      async (): Promise<void> => {
        await writeFile(folder.at('a'), text);
        await utimes(folder.at('a'), when, when);
      };
    const middle = 'x'.repeat(200_000);
    const seen = [
      await fingerprintAfter(uri, put(middle), storage),
      await fingerprintAfter(uri, put(`${middle}x`), storage),
      await fingerprintAfter(uri, put(middle, new Date('2020-01-01T00:00:01Z')), storage),
      await fingerprintAfter(uri, put(`y${middle.slice(1)}`), storage),
      await fingerprintAfter(uri, put(`${middle.slice(1)}y`), storage),
      await fingerprintAfter(uri, put(''), storage),
    ];
    expect(new Set(seen).size).toBe(seen.length);
    expect(await fingerprintAfter(uri, put(middle), storage)).toBe(seen[0]);
  });

  test('is quick for a film of many gigabytes', async () => {
    await using folder = await aFolder();
    await writeFile(folder.at('film'), '');
    await truncate(folder.at('film'), 50 * 1024 ** 3);
    const start = performance.now();
    await storage.fingerprint(folder.uriOf('film'));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
