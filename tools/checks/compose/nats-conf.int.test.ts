import { spawnSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { readCompose } from './read-compose.ts';

const deploy = join(import.meta.dirname, '..', '..', '..', 'deploy');

test("nats-server takes the broker's configuration with the environment of the stack", async () => {
  await using folder = await temporaryFolder();
  const nats = readCompose(join(deploy, 'compose', 'compose.yaml')).services.find(
    ({ name }) => name === 'nats',
  );
  const conf = await readFile(join(deploy, 'compose', 'nats.conf'), 'utf8');
  // Known from 2.10 on; the server that tests run may be older.
  expect(conf).toContain('sync_interval: always');
  const file = join(folder.path, 'nats.conf');
  await writeFile(file, conf.replace('sync_interval: always', ''));
  await cp(join(deploy, 'nats', 'generated', 'accounts.conf'), join(folder.path, 'accounts.conf'));
  const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`;
  const check = (env: Readonly<Record<string, string>>): string => {
    const ran = spawnSync('nats-server', ['-t', '-c', file], {
      encoding: 'utf8',
      env: { ...env, PATH: path },
    });
    return `${ran.status} ${ran.stdout}${ran.stderr}`;
  };
  expect(check(nats?.environment ?? {})).toContain('is valid');
  expect(check({})).toContain('LANGFLIX_NATS_PASSWORD_');
});
