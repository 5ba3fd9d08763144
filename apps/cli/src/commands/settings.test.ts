import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import type { CommandContext } from './command.ts';
import { readLocalSettings, readSettings } from './settings.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder.path, 'notes'), 'a file');
});
afterEach(() => folder[Symbol.asyncDispose]());

/** All that settings are read with. */
const context = (): CommandContext => ({ cwd: folder.path }) as CommandContext;
/** A folder cannot be made in a file, not even by root. */
const configured = (directory: string): Promise<void> =>
  writeFile(join(folder.path, 'langflix.yaml'), `output: { directory: ${directory} }\n`);

describe('an output folder that cannot be written to', () => {
  test('is nothing to a command that writes nothing there, such as one in a container', async () => {
    await configured('notes/out');
    expect(readSettings(context()).outputDirectory).toBe(join(folder.path, 'notes/out'));
  });

  test('is refused where results go to, and where it was named', async () => {
    const refused = { code: 'output_unusable', message: expect.stringContaining('notes') };
    expect(() => readSettings(context(), 'notes/out')).toThrow(expect.objectContaining(refused));
    await configured('notes/out');
    expect(() => readLocalSettings(context())).toThrow(expect.objectContaining(refused));
  });
});
