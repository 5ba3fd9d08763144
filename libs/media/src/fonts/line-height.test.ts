import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineHeightOf } from './line-height.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

/** The two tables that matter, 1000 units an em, wherever the font begins in its file. */
function aFont(ascent: number, descent: number, at = 0): Buffer {
  const font = Buffer.alloc(200);
  font.writeUInt32BE(0x00010000, 0);
  font.writeUInt16BE(2, 4);
  font.write('head', 12);
  font.writeUInt32BE(at + 44, 20);
  font.write('OS/2', 28);
  font.writeUInt32BE(at + 100, 36);
  font.writeUInt16BE(1000, 44 + 18);
  font.writeUInt16BE(ascent, 100 + 74);
  font.writeUInt16BE(descent, 100 + 76);
  return font;
}

async function heightIn(file: Buffer, index = 0): Promise<number | undefined> {
  const path = join(folder.path, 'font.ttf');
  await writeFile(path, file);
  return lineHeightOf(path, index);
}

test('the line height of a font is read, in a collection too', async () => {
  expect(await heightIn(aFont(1069, 293))).toBe(1.362);
  const header = Buffer.alloc(20);
  header.write('ttcf', 0);
  header.writeUInt32BE(2, 8);
  header.writeUInt32BE(20, 12);
  header.writeUInt32BE(220, 16);
  const collection = Buffer.concat([header, aFont(1160, 288, 20), aFont(900, 212, 220)]);
  expect(await heightIn(collection, 0)).toBe(1.448);
  expect(await heightIn(collection, 1)).toBe(1.112);
});

test('of what is no font, or a broken one, nothing is known', async () => {
  expect(await heightIn(Buffer.from('%!PS-AdobeFont-1.0'))).toBeUndefined();
  expect(await heightIn(aFont(0, 0))).toBeUndefined();
  expect(await heightIn(aFont(1069, 293).subarray(0, 120))).toBeUndefined();
  expect(await lineHeightOf(join(folder.path, 'none.ttf'), 0)).toBeUndefined();
});
