import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { findNatsServer } from './find-nats-server.ts';

test('nats-server is found on the path, and else in the usual folders', async () => {
  await using folder = await temporaryFolder();
  const program = join(folder.path, 'nats-server');
  await writeFile(program, '');
  await chmod(program, 0o755);
  expect(findNatsServer(`/nowhere${delimiter}${folder.path}`, [])).toBe(program);
  expect(findNatsServer('', ['/nowhere', folder.path])).toBe(program);
});

test('a file that cannot be executed is not it, and the message says what to install', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'nats-server'), '');
  expect(() => findNatsServer(folder.path, [])).toThrow(/apt-get install nats-server/);
});
