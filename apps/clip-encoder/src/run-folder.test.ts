import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { mkdir, readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { openRunFolder } from './run-folder.ts';

/** No process has this number: it is above the limit of every system we run on. */
const DEAD = 99_999_999;
const HERE = `langflix-clips-${hostname().replace(/[^A-Za-z0-9.]/g, '.')}`;

test('a run gets a folder of its own and sweeps those of runs that have died here', async () => {
  await using parent = await temporaryFolder();
  const left = [`${HERE}-${DEAD}-abc`, `${HERE}-${process.pid}-old`];
  const kept = [`${HERE}-${process.ppid}-def`, `langflix-clips-elsewhere-${DEAD}-abc`, 'other'];
  for (const name of [...left, ...kept]) await mkdir(join(parent.path, name));
  const folder = await openRunFolder(parent.path);
  expect((await readdir(parent.path)).toSorted()).toEqual([...kept, basename(folder.path)].toSorted());
  await folder.remove();
  expect((await readdir(parent.path)).toSorted()).toEqual(kept.toSorted());
});
