/** The Gemini analyzer against a server that speaks the wire format: no account, no traffic. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { manifest } from '@langflix/contracts';
import { startProcess, temporaryFolder } from '@langflix/testing';
import type { GuardedProcess } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import type { Episode } from './episode.ts';
import { langflix } from './langflix.ts';
import type { Outcome } from './langflix.ts';

const MINUTES = 60_000;
const FAKE_GEMINI = join(import.meta.dirname, '../../../tools/fake-gemini/main.ts');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let episode: Episode;
let server: GuardedProcess;
let url: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  episode = await makeEpisode(folder.path);
  server = await startProcess({ command: process.execPath, args: [FAKE_GEMINI, '--json'] });
  url = (JSON.parse(await server.waitForLine('url')) as { url: string }).url;
}, 2 * MINUTES);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

interface Stats {
  readonly requests: number;
  readonly models: Record<string, { readonly inputTokens: number; readonly outputTokens: number }>;
}
const stats = async (): Promise<Stats> => (await (await fetch(`${url}/stats`)).json()) as Stats;

/** Small chunks, so that the model is asked more than once. */
const processInto = (out: string): Promise<Outcome> =>
  langflix(
    [
      'process',
      episode.video,
      '--to',
      'ko',
      '--analyzer',
      'gemini',
      '--out',
      join(folder.path, out),
      '--json',
    ],
    {
      LANGFLIX_LLM_BASE_URL: url,
      LANGFLIX_LLM_API_KEY: 'test',
      LANGFLIX_LLM_CHUNK_SIZE: '250',
      LANGFLIX_LLM_MAX_INPUT_LENGTH: '300',
    },
  );
const readManifest = async ({ json }: Outcome) =>
  manifest.parse(JSON.parse(await readFile(String(json['manifest']), 'utf8')));

async function expectOnlyTrueLines(outcome: Outcome): Promise<void> {
  const english = await readFile(episode.subtitles, 'utf8');
  for (const { analysis } of (await readManifest(outcome)).clips) {
    for (const line of analysis.dialogues) expect(english).toContain(line);
    expect(analysis.expressionDialogue).toContain(analysis.expression);
  }
}

describe('an episode analysed by Gemini', () => {
  let first: Outcome;

  beforeAll(async () => {
    first = await processInto('out');
  }, 2 * MINUTES);

  test('is complete, with clips whose lines all stand in the subtitles', async () => {
    expect(first).toMatchObject({ exitCode: 0, json: { status: 'complete', failed: 0 } });
    expect(first.json['clips']).toBeGreaterThanOrEqual(3);
    await expectOnlyTrueLines(first);
  });

  test('tells in its manifest who analysed it and the tokens that the service counted', async () => {
    const { settings, usage } = await readManifest(first);
    const { requests, models } = await stats();
    expect(settings.analyzer).toBe('gemini');
    expect(requests).toBeGreaterThan(1);
    const { inputTokens, outputTokens } = models['gemini-2.5-flash'] ?? {};
    expect(usage).toEqual({ requests, retries: 0, inputTokens, outputTokens });
  });

  test(
    'is not asked about a second time',
    async () => {
      const before = await stats();
      const second = await processInto('out');
      expect(second).toMatchObject({ exitCode: 0, json: { clips: first.json['clips'] } });
      expect(await stats()).toEqual(before);
    },
    2 * MINUTES,
  );
});

test(
  'a model that lies about every expression gets no line into a clip that is not in the subtitles',
  async () => {
    await fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify({ lies: 1 }) });
    const outcome = await processInto('lies');
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.json['clips']).toBeGreaterThanOrEqual(3);
    await expectOnlyTrueLines(outcome);
  },
  2 * MINUTES,
);
