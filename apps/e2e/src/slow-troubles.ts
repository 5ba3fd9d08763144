/** Ways for an episode to become slow, each begun when the usual ones are done. */
import { join } from 'node:path';
import type { EpisodeSubmitted, Stage } from '@langflix/contracts';
import { simulateFfmpeg, startProcess, startS3Server } from '@langflix/testing';
import type { SlowSystem } from './slow-system.ts';

const FAKE_GEMINI = join(import.meta.dirname, '../../../tools/fake-gemini/main.ts');
/** Usual jobs in each system; with a quota they just use it up. */
export const USUAL_JOBS = 3;

export interface Trouble extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
  readonly analyzer: EpisodeSubmitted['analyzer'];
  begin(system: SlowSystem): Promise<unknown>;
  /** What is to be told about it; of two operations one of which is all that the other does, either. */
  readonly expected: { readonly stage: Stage; readonly operation: RegExp };
}

/** The model takes 10 seconds longer for every answer. */
export async function slowModel(): Promise<Trouble> {
  const { url, env, stop } = await fakeGemini('--slow-ms', '10000');
  return {
    env: { ...env, LANGFLIX_LLM_REQUESTS_PER_MINUTE: '0' },
    analyzer: 'gemini',
    begin: () => fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify({ slow: 1 }) }),
    expected: { stage: 'analyze', operation: /^generate_content$/ },
    [Symbol.asyncDispose]: stop,
  };
}

/** The usual jobs have used up the requests of a minute; the next is possible a minute after the first. */
export async function noQuota(): Promise<Trouble> {
  const { env, stop } = await fakeGemini();
  return {
    env: { ...env, LANGFLIX_LLM_REQUESTS_PER_MINUTE: String(USUAL_JOBS) },
    analyzer: 'gemini',
    begin: async () => undefined,
    expected: { stage: 'analyze', operation: /^wait for quota$/ },
    [Symbol.asyncDispose]: stop,
  };
}

async function fakeGemini(...args: readonly string[]) {
  const server = await startProcess({ command: process.execPath, args: [FAKE_GEMINI, '--json', ...args] });
  const { url } = JSON.parse(await server.waitForLine('url')) as { url: string };
  const env = {
    LANGFLIX_LLM_BASE_URL: url,
    LANGFLIX_LLM_API_KEY: 'test',
    LANGFLIX_LLM_REQUESTS_PER_DAY: '0',
  };
  return { url, env, stop: () => server[Symbol.asyncDispose]() };
}

/**
 * The clip-encoder's disk takes a second to take a file in. As only root can slow a disk, the kernel is made to answer
 * the encoder's fsync late.
 */
export async function slowDisk(): Promise<Trouble> {
  const late = ['strace', '-D', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null'];
  const calls = 'fsync,fdatasync';
  return {
    env: {},
    analyzer: 'offline',
    begin: (system) =>
      system.restart('clip-encoder', [
        ...late,
        '-e',
        `trace=${calls}`,
        '-e',
        `inject=${calls}:delay_exit=1s`,
      ]),
    expected: { stage: 'encode', operation: /^(publish clip|write file)$/ },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** The place of the clips takes a few kilobytes a second. */
export async function slowBucket(): Promise<Trouble> {
  const s3 = await startS3Server({ buckets: ['clips'] });
  return {
    env: {
      ...s3.credentials,
      LANGFLIX_OUTPUT_DIRECTORY: 's3://clips/learners',
      LANGFLIX_STORAGE_S3_ENDPOINT: s3.endpoint,
      LANGFLIX_CACHE_STORE: 'memory',
    },
    analyzer: 'offline',
    begin: () =>
      s3.fail({
        method: 'PUT',
        at: '/',
        times: Number.MAX_SAFE_INTEGER,
        what: { uploadBytesPerSecond: 40_000 },
      }),
    expected: { stage: 'encode', operation: /^publish (clip|file)$/ },
    [Symbol.asyncDispose]: () => s3[Symbol.asyncDispose](),
  };
}

/** The graphics card hangs in every encode and dies; each clip is then made by the processor. */
export async function brokenEncoder(folder: string): Promise<Trouble> {
  const ffmpeg = await simulateFfmpeg(folder, 'works');
  return {
    env: { PATH: ffmpeg.path },
    analyzer: 'offline',
    begin: () => ffmpeg.set('dies:12'),
    expected: { stage: 'encode', operation: /^render clip$/ },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
