/** What can be known of the compose files without a container engine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CONFIG_KEYS, loadConfig } from '@langflix/config';
import { composeValidator } from './compose-schema.ts';
import { readCompose, readFile, record, variablesOf } from './read-compose.ts';
import type { Service, Stack } from './read-compose.ts';

const deploy = join(import.meta.dirname, '..', '..', '..', 'deploy');
const STACKS: Readonly<Record<string, Stack>> = {
  'the whole stack': readCompose(join(deploy, 'compose', 'compose.yaml')),
  'observability for a laptop': readCompose(join(deploy, 'observability', 'compose.yaml')),
};
const whole = STACKS['the whole stack'] as Stack;
const files = [
  ...Object.values(STACKS).flatMap((stack) => stack.files),
  readFile(join(deploy, 'observability', 'services.yaml')),
];
const services = Object.entries(STACKS).flatMap(([stack, { services: all }]) =>
  all.map((service): [string, Service, Stack] => [
    `${service.name} of ${stack}`,
    service,
    STACKS[stack] as Stack,
  ]),
);
/** Run to an end, or only when asked. */
const ONE_SHOTS = ['bucket', 'provision', 'cli'];
/** Its image holds no program that could ask. */
const WITHOUT_HEALTH_CHECK = ['collector'];
const OURS = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder', 'cache', 'metrics'];

describe('the compose files', () => {
  test.each(files.map((file) => [file.path.slice(deploy.length + 1), file] as const))(
    '%s keep to the Compose specification',
    (_name, { content }) => {
      const validate = composeValidator();
      expect({ ok: validate(content), errors: validate.errors }).toEqual({ ok: true, errors: null });
    },
  );

  test('are refused with a misspelt key', () => {
    const validate = composeValidator();
    expect(validate({ services: { nats: { image: 'nats', helthcheck: {} } } })).toBe(false);
  });

  test('hold every service of LangFlix, and one broker', () => {
    const names = whole.services.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([...OURS, 'nats', 'valkey', 's3', 'provision', 'fake-gemini']),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test('tell in .env.example about every variable that they read', () => {
    const example = readFileSync(join(deploy, 'compose', '.env.example'), 'utf8');
    const read = files
      .filter(({ path }) => !path.endsWith(join('observability', 'compose.yaml')))
      .flatMap(({ path }) => variablesOf(readFileSync(path, 'utf8')));
    expect([...new Set(read)].filter((name) => !example.includes(`# ${name}=`))).toEqual([]);
  });
});

test("on a laptop everything is on the host's network, and told to listen on 127.0.0.1", () => {
  const laptop = STACKS['observability for a laptop'] as Stack;
  const listens = laptop.services.map(({ fields, environment }) =>
    [...Object.values(environment), ...((fields['command'] ?? []) as string[])].some((text) =>
      /^(--web\.listen-address=)?127\.0\.0\.1(:\d+)?$/.test(text),
    ),
  );
  expect(laptop.services.map(({ fields }) => fields['network_mode'])).toEqual([
    'host',
    'host',
    'host',
    'host',
  ]);
  expect(listens).toEqual([true, true, true, true]);
});

describe.each(services)('%s', (_title, service, stack) => {
  const { name, fields } = service;
  const image = String(fields['image']);

  test('has an image with an exact version', () => {
    const isOurs = image.startsWith('langflix/');
    expect(image).toMatch(
      isOurs ? /^langflix\/[a-z-]+:\$\{LANGFLIX_VERSION:-dev\}$/ : /:v?\d+\.\d+[^@]*@sha256:[0-9a-f]{64}$/,
    );
  });

  test('can write nowhere but where it must, and become nothing more', () => {
    expect(fields).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  test('has limits', () => {
    const limits = record(record(record(fields['deploy'])['resources'])['limits']);
    expect(limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) });
  });

  test('mounts files that exist, read only, and volumes that are declared', () => {
    const files = service.mounts.filter(({ source }) => source?.startsWith('/'));
    const volumes = service.mounts.filter(({ source }) => source !== undefined && !source.startsWith('/'));
    // The folder of the films is the user's own.
    const missing = files.filter(({ source, target }) => target !== '/media' && !existsSync(source ?? ''));
    expect(missing).toEqual([]);
    expect(files.filter(({ isReadOnly }) => !isReadOnly)).toEqual([]);
    expect(volumes.filter(({ source }) => !stack.volumes.includes(source ?? ''))).toEqual([]);
  });

  test('is reached from this machine only', () => {
    const open = ((fields['ports'] ?? []) as string[]).filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port));
    expect(open).toEqual([]);
  });

  test('says whether it is well, and waits for what says so', () => {
    const checked = fields['healthcheck'] !== undefined;
    expect(checked).toBe(!ONE_SHOTS.includes(name) && !WITHOUT_HEALTH_CHECK.includes(name));
    for (const [other, { condition }] of Object.entries(dependencies(fields))) {
      const found = stack.services.find((it) => it.name === other);
      const wanted =
        found?.fields['healthcheck'] === undefined ? 'service_completed_successfully' : 'service_healthy';
      expect({ other, condition }).toEqual({ other, condition: wanted });
    }
  });
});

describe('a service of LangFlix in the stack', () => {
  const known = new Set(CONFIG_KEYS.map(({ variable }) => variable));
  const withSettings = whole.services.filter(
    ({ environment, name }) => name !== 'nats' && Object.keys(environment).some((key) => known.has(key)),
  );

  test.each(withSettings.map((service) => [service.name, service] as const))(
    '%s gets settings that it takes',
    (_name, { environment }) => {
      const config = loadConfig({ env: environment, cwd: '/' });
      expect(config.nats).toMatchObject({ servers: ['nats:4222'], user: expect.any(String) });
      expect(config.nats.password).toMatch(/^[a-z]/);
    },
  );

  test.each(OURS)('%s is another user of the broker than the rest', (name) => {
    const users = whole.services.filter(({ environment }) => environment['LANGFLIX_NATS_USER'] === name);
    expect(users.map((service) => service.name)).toEqual([name]);
  });

  test('finds every user of the broker with a password', () => {
    const accounts = readFileSync(join(deploy, 'nats', 'generated', 'accounts.conf'), 'utf8');
    const wanted = [...accounts.matchAll(/password: \$(\w+)/g)].map(([, variable]) => variable ?? '');
    const nats = whole.services.find(({ name }) => name === 'nats');
    expect(Object.keys(nats?.environment ?? {}).sort()).toEqual(wanted.sort());
  });
});

function dependencies(fields: Service['fields']): Record<string, { condition: string }> {
  return record(fields['depends_on']) as Record<string, { condition: string }>;
}
