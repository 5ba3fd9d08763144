/** A real nats-server reads the configurations of deploy/nats. */
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { NATS_USERS, passwordVariableOf } from '@langflix/messaging';
import { temporaryFolder } from '@langflix/testing';
import { parse } from '../asyncapi/yaml.ts';

const DEPLOY = join(import.meta.dirname, '../../deploy/nats');

let version: string;
beforeAll(async () => {
  version = await run(['--version']);
});

async function run(args: readonly string[]): Promise<string> {
  const passwords = NATS_USERS.map((user) => [passwordVariableOf(user), `p${user}`]);
  const { stdout, stderr } = await promisify(execFile)('nats-server', [...args], {
    env: {
      ...Object.fromEntries(passwords),
      NATS_SERVER_NAME: 'nats-0',
      LANGFLIX_NATS_PASSWORD_ROUTES: 'between',
      PATH: [process.env['PATH'] ?? '', '/usr/sbin', '/usr/local/sbin'].join(delimiter),
    },
  });
  return stdout + stderr;
}

/** nats-server 2.9 does not know `sync_interval` and refuses to start with it. */
const forThisServer = (text: string): string =>
  / v2\.9\./.test(version) ? text.replace(/^ *sync_interval:.*\n/m, '') : text;

describe('nats-server takes', () => {
  test.each(['nats-server.conf', 'cluster.conf'])('%s', async (name) => {
    await using folder = await temporaryFolder();
    await cp(DEPLOY, folder.path, { recursive: true });
    const file = join(folder.path, name);
    await writeFile(file, forThisServer(await readFile(file, 'utf8')));
    expect(await run(['-t', '-c', file])).toContain('is valid');
  });

  test('what the Helm chart makes of the generated values', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'nats.conf');
    const values = parse(await readFile(join(DEPLOY, 'generated/helm-values.yaml'), 'utf8')) as HelmValues;
    // The chart writes JSON and takes the quotes from what stands in << >>.
    const json = JSON.stringify(values.config.merge, null, 2).replace(/"<<\s+(.*?)\s+>>"/g, '$1');
    await writeFile(file, json.slice(1, -1));
    expect(await run(['-t', '-c', file])).toContain('is valid');
    expect(json.match(/"password": \$LANGFLIX_/g)).toHaveLength(NATS_USERS.length);
  });
});

interface HelmValues {
  readonly config: { readonly merge: object };
}
