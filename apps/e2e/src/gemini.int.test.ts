/** The Gemini analyzer against a server that speaks the wire format: no account, no traffic. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { manifest } from '@langflix/contracts';
import { startProcess, startTraceCollector, temporaryFolder } from '@langflix/testing';
import type { GuardedProcess, TraceCollector } from '@langflix/testing';
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
const processInto = (out: string, env: Record<string, string> = {}): Promise<Outcome> =>
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
      LANGFLIX_LLM_REQUESTS_PER_MINUTE: '0',
      LANGFLIX_LLM_REQUESTS_PER_DAY: '0',
      ...env,
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
  let collector: TraceCollector;

  beforeAll(async () => {
    collector = await startTraceCollector();
    first = await processInto('out', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  }, 2 * MINUTES);
  afterAll(() => collector[Symbol.asyncDispose]());

  test('shows each wait for quota and each call in its trace, under the analysis they belong to', async () => {
    const { spans } = collector;
    const { requests } = await stats();
    const analyses = spans.filter(({ name }) => name === 'ask analyzer').map(({ spanId }) => spanId);
    const waits = spans.filter(({ name }) => name === 'wait for quota');
    const calls = spans.filter(({ name }) => name === 'generate_content gemini-2.5-flash');
    expect([waits.length, calls.length]).toEqual([requests, requests]);
    for (const { parentSpanId } of [...waits, ...calls]) expect(analyses).toContain(parentSpanId);
    const told = calls[0]?.attributes.map(({ key }) => key);
    expect(told).toEqual(expect.arrayContaining(['gen_ai.provider.name', 'gen_ai.usage.input_tokens']));
  });

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
    expect(usage).toMatchObject({ requests, retries: 0, inputTokens, outputTokens });
    expect(usage.costUsd).toBeGreaterThan(0);
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

test(
  'a budget ends the job as partial, with what was spent and what to do',
  async () => {
    await fetch(`${url}/reset`, { method: 'POST' });
    const outcome = await processInto('budget', { LANGFLIX_LLM_BUDGET_PER_JOB_USD: '0.0075' });
    expect(outcome.json).toMatchObject({ status: 'partial' });
    const { usage, failures } = await readManifest(outcome);
    expect(usage.costUsd).toBeGreaterThan(0);
    expect(usage.costUsd).toBeLessThanOrEqual(0.0075);
    expect(failures.map(({ code }) => code)).toContain('budget_exhausted');
    expect(failures[0]?.reason).toMatch(/of the job's budget of \$0\.0075 are spent.*higher budget/);
  },
  2 * MINUTES,
);
