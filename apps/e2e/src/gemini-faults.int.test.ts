/** What becomes of a job when the service or the analyzer fails: waited for, never dead-lettered, nothing paid for twice. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { QUOTA_BUCKET, analyzerGate, quotaKey } from '@langflix/contracts';
import { connectMessaging } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';
import { startProcess, temporaryFolder, waitFor } from '@langflix/testing';
import type { GuardedProcess } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import type { Episode } from './episode.ts';
import { stackOf, startLangflix } from './langflix.ts';
import type { RunningCli } from './langflix.ts';

const MINUTES = 60_000;
const FAKE_GEMINI = join(import.meta.dirname, '../../../tools/fake-gemini/main.ts');
const GATE = quotaKey({ project: 'default', model: 'gemini-2.5-flash' });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let episode: Episode;
let gemini: GuardedProcess;
let url: string;
let messaging: Messaging | undefined;

beforeAll(async () => {
  folder = await temporaryFolder();
  episode = await makeEpisode(folder.path);
}, MINUTES);
afterAll(() => folder[Symbol.asyncDispose]());
beforeEach(async () => {
  const args = [FAKE_GEMINI, '--json', '--latency-ms', '300', '--retry-delay-ms', '1000'];
  gemini = await startProcess({ command: process.execPath, args });
  url = (JSON.parse(await gemini.waitForLine('url')) as { url: string }).url;
});
afterEach(async () => {
  await messaging?.close();
  messaging = undefined;
  await gemini[Symbol.asyncDispose]();
});

interface Stats {
  readonly requests: number;
  readonly answered: number;
  readonly repeated: number;
  readonly cut: number;
  readonly inFlight: { readonly now: number };
  readonly statuses: Readonly<Record<string, number>>;
}
const stats = async (): Promise<Stats> => (await (await fetch(`${url}/stats`)).json()) as Stats;
const tell = (path: string, body: unknown) =>
  fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) });
const answers = (count: number) =>
  waitFor(async () => (await stats()).answered >= count, { timeoutMs: MINUTES });

/** Small chunks, one question at a time: the job is under way for seconds. */
function start(out: string): RunningCli {
  const args = [
    'process',
    episode.video,
    '--to',
    'ko',
    '--analyzer',
    'gemini',
    '--max-clips',
    '1',
    '--out',
    join(folder.path, out),
  ];
  return startLangflix([...args, '--json'], {
    LANGFLIX_LLM_BASE_URL: url,
    LANGFLIX_LLM_API_KEY: 'test',
    LANGFLIX_LLM_CHUNK_SIZE: '120',
    LANGFLIX_LLM_MAX_INPUT_LENGTH: '160',
    LANGFLIX_LLM_MAX_CONCURRENT_REQUESTS: '1',
    LANGFLIX_LLM_REQUESTS_PER_MINUTE: '0',
    LANGFLIX_LLM_REQUESTS_PER_DAY: '0',
  });
}

async function connected(out: string): Promise<Messaging> {
  const { natsUrl } = await stackOf(join(folder.path, out));
  const nats = { servers: [natsUrl], ackWaitMs: 5_000, maxAgeHours: 1, replicas: 1 };
  const log = createLogger({ service: 'test', level: 'silent' });
  return (messaging = await connectMessaging({ nats, name: 'test', log }));
}

async function expectComplete({ outcome }: RunningCli): Promise<void> {
  const ended = await outcome;
  expect(ended).toMatchObject({ exitCode: 0, json: { status: 'complete', failed: 0 } });
  expect(await stats()).toMatchObject({ repeated: 0 });
}

describe('a job of Gemini', () => {
  test(
    'outlives a storm of refusals and a killed analyzer',
    async () => {
      const running = start('storm');
      const { services } = await stackOf(join(folder.path, 'storm'));
      await answers(1);
      // The next question is under way: the first answer is safe.
      await waitFor(async () => (await stats()).inFlight.now > 0, { timeoutMs: MINUTES });
      process.kill(services['llm-analyzer']?.pid ?? NaN, 'SIGKILL');
      await answers(2);
      await tell('/faults', { '429-minute': 1 });
      await waitFor(async () => ((await stats()).statuses['429'] ?? 0) >= 2, { timeoutMs: MINUTES });
      await tell('/faults', {});
      await expectComplete(running);
    },
    3 * MINUTES,
  );

  test(
    'waits for a service that cannot be reached, asking ever less often',
    async () => {
      const running = start('dead');
      await answers(1);
      await tell('/dead', { seconds: 8 });
      await expectComplete(running);
      expect((await stats()).cut).toBeLessThan(12);
    },
    3 * MINUTES,
  );

  test(
    'is parked with its reason when the day is used up, and goes on when the pause is lifted',
    async () => {
      await tell('/limits', { requestsPerDay: 2 });
      const running = start('day');
      const broker = await connected('day');
      const gates = await broker.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate });
      const gate = await waitFor(
        async () => {
          const found = await gates.get(GATE);
          return found?.cause === 'day_quota' ? found : undefined;
        },
        { timeoutMs: MINUTES },
      );
      expect(gate.message).toMatch(/requests of the day are used up.*midnight Pacific/);
      expect(await broker.deadLetters.list()).toEqual([]);
      expect((await stats()).answered).toBe(2);

      await tell('/limits', {});
      await gates.update(GATE, ({ project, model, share }) => {
        return { project, model, share, changedAt: new Date().toISOString() };
      });
      await expectComplete(running);
    },
    3 * MINUTES,
  );
});
