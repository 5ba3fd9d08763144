import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openRunFolder } from './run-folder.ts';

/** No process has this number: it is above the limit of every system we run on. */
const DEAD = 99_999_999;

test('a run gets a folder of its own and sweeps those of runs that have died', async () => {
  await using parent = await temporaryFolder();
  const left = [`langflix-clips-${DEAD}-abc`, `langflix-clips-${process.pid}-old`];
  const kept = [`langflix-clips-${process.ppid}-def`, 'other'];
  for (const name of [...left, ...kept]) await mkdir(join(parent.path, name));
  const folder = await openRunFolder(parent.path);
  expect((await readdir(parent.path)).toSorted()).toEqual([...kept, basename(folder.path)].toSorted());
  await folder.remove();
  expect((await readdir(parent.path)).toSorted()).toEqual(kept.toSorted());
});
