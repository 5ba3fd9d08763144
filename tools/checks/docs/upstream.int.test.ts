/** What docs/upstream.md prints, done: against a real nats-server with the accounts and permissions of production. */
import { spawnSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emit, episodeCompleted, episodeRejected, jobIdOf } from '@langflix/contracts';
import type { OutEvent } from '@langflix/contracts';
import { anEpisodeCompleted, publishPlain, startProcess, temporaryFolder, waitFor } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { startGuardedBroker } from './guarded-broker.ts';
import type { GuardedBroker, Submission } from './guarded-broker.ts';
import { codeBlocksOf } from './markdown.ts';
import { ROOT, readDocument } from './read-documents.ts';
import { natsRequestsIn } from './nats-requests.ts';
import type { DocumentedRequest } from './nats-requests.ts';

const { text: guide } = readDocument('docs/upstream.md');
const SUBJECT = 'langflix.v1.episode.submitted';
const SOURCE = '/shop/catalog';
const REFUSED = 'order-refused';
const LOCAL_BROKER = join(ROOT, 'apps/cli/src/stack/local-broker.conf');

let broker: GuardedBroker;
let folder: TemporaryFolder;

function answer({ id, source }: Submission): readonly OutEvent[] {
  const job = jobIdOf({ id, source });
  return id === REFUSED
    ? [emit(episodeRejected, { job, code: 'file_missing', reason: 'no film' })]
    : [emit(episodeCompleted, anEpisodeCompleted({ job }))];
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await symlink(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
  broker = await startGuardedBroker(answer);
});
afterAll(async () => {
  await broker[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const block = (name: string): string => {
  const found = codeBlocksOf(guide).find((it) => it.name === name);
  if (found === undefined) throw new Error(`docs/upstream.md has no block called ${name}`);
  return found.text;
};

async function programFile(name: string): Promise<string> {
  const file = join(folder.path, name);
  await writeFile(file, block(name));
  return file;
}

const asUpstream = () => ({
  url: broker.url,
  user: 'upstream',
  password: broker.passwordOf('upstream'),
});

/** Publishes it and says how the services read it. */
async function read(request: DocumentedRequest): Promise<object> {
  const before = broker.submissions.length;
  await publishPlain(asUpstream(), { subject: SUBJECT, text: request.body, headers: request.headers });
  const event = await waitFor(async () => broker.submissions[before]);
  const { id, source, traceparent, data } = event;
  return { id, source, traceparent, video: data.video, to: data.targetLanguage, maxClips: data.maxClips };
}

const headersOf = (lines: string): Record<string, string> =>
  Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );

describe('the Node program', () => {
  const run = async (id: string, { url, passwordOf } = broker): Promise<object> => {
    const args = [await programFile('submit.mjs'), id];
    const env = { NATS_URL: url, NATS_PASSWORD: passwordOf('upstream') };
    await using program = await startProcess({ command: process.execPath, args, env });
    const line = await program.waitForLine('"job"');
    expect(await program.exited).toBe(0);
    return JSON.parse(line) as object;
  };

  test('submits an episode and prints how it ended, also when it ended long ago', async () => {
    const job = jobIdOf({ id: 'order-1', source: SOURCE });
    const subject = `langflix.v1.job.${job}.episode.completed`;
    const ended = { job, subject, data: { job, partial: false } };
    expect(await run('order-1')).toMatchObject(ended);
    expect(await run('order-1')).toMatchObject(ended);
    expect(broker.submissions.at(-1)).toMatchObject({ id: 'order-1', source: SOURCE });
  });

  test('does so with the broker that `langflix up` starts, too', async () => {
    await using open = await startGuardedBroker(answer, LOCAL_BROKER);
    const job = jobIdOf({ id: 'order-2', source: SOURCE });
    expect(await run('order-2', open)).toMatchObject({ job, data: { job, partial: false } });
  });

  test('prints the code of a refusal', async () => {
    const job = jobIdOf({ id: REFUSED, source: SOURCE });
    expect(await run(REFUSED)).toMatchObject({ job, data: { code: 'file_missing' } });
  });
});

describe('the three forms are read as one event:', () => {
  const ORDER = { id: 'order-4711', video: 's3://films/Show.S01E02.mp4', to: 'ko', maxClips: 20 };
  const TRACED = {
    ...ORDER,
    source: SOURCE,
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  };

  test('binary mode', async () => {
    const headers = headersOf(block('binary.headers'));
    expect(await read({ body: block('binary.body'), headers })).toEqual(TRACED);
  });

  test('structured mode, with its content type and without a header', async () => {
    const body = block('structured.body');
    const headers = { 'content-type': 'application/cloudevents+json' };
    expect(await read({ body, headers })).toEqual(TRACED);
    expect(await read({ body, headers: {} })).toEqual(TRACED);
  });

  test('plain JSON under an id of its own', async () => {
    const headers = { 'Nats-Msg-Id': 'order-4711' };
    expect(await read({ body: block('binary.body'), headers })).toEqual({
      ...ORDER,
      source: undefined,
      traceparent: undefined,
    });
  });
});

test("the nats command line's headers and bodies are submissions (that program itself is not run here)", async () => {
  const [event, plain, ...more] = natsRequestsIn(guide).filter(({ subject }) => subject === SUBJECT);
  if (event === undefined || plain === undefined) throw new Error('docs/upstream.md lost its commands');
  expect(more).toEqual([]);
  expect(await read(event)).toMatchObject({ id: 'order-4711', source: SOURCE, maxClips: 20 });
  expect(await read(plain)).toMatchObject({ id: 'shop-order-4711', source: undefined, to: 'ko' });
});

const isInstalled = (program: string): boolean => spawnSync(program, ['--help']).error === undefined;
const withProgram = (program: string) => (isInstalled(program) ? test : test.skip);

withProgram('python3')(
  'the Python program parses (it is not run: its client is not installed here)',
  async () => {
    const file = await programFile('submit.py');
    const ran = spawnSync('python3', ['-m', 'py_compile', file], { encoding: 'utf8', cwd: folder.path });
    expect([ran.status, ran.stderr]).toEqual([0, '']);
  },
);

withProgram('python3')('the Python program computes the id of the job as the services do', () => {
  const lines = block('submit.py').split('\n');
  const computing = lines.filter((line) => /^(import (json|hashlib)|SOURCE|NAME|JOB)\b/.test(line));
  const ran = spawnSync('python3', ['-c', [...computing, 'print(JOB)'].join('\n')], { encoding: 'utf8' });
  expect(ran.stdout.trim()).toBe(jobIdOf({ id: 'order-4711', source: SOURCE }));
});

withProgram('gofmt')(
  'the Go program parses and is formatted (it is not run: its client is not installed here)',
  async () => {
    const ran = spawnSync('gofmt', ['-l', '-e', await programFile('submit.go')], { encoding: 'utf8' });
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, '', '']);
  },
);
