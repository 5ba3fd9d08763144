/** What the services send to a collector for jobs that an upstream system submits under a trace of its own. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chunkAnalyzed, episodeCompleted, jobIdOf } from '@langflix/contracts';
import type { EpisodeCompleted } from '@langflix/contracts';
import { connectMessaging } from '@langflix/messaging';
import type { InEvent, Messaging } from '@langflix/messaging';
import { toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import {
  anEpisodeSubmitted,
  startProcess,
  startTraceCollector,
  temporaryFolder,
  waitFor,
} from '@langflix/testing';
import type { GuardedProcess, ReceivedSpan, TemporaryFolder, TraceCollector } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import { stackOf, startLangflix } from './langflix.ts';
import type { RunningCli } from './langflix.ts';
import { attributesOf, criticalPath, endMs, isConsumer, orphansOf, startMs } from './trace-tree.ts';

const MINUTE = 60_000;
const FAKE_GEMINI = join(import.meta.dirname, '../../../tools/fake-gemini/main.ts');
const UPSTREAM_SPAN = '00f067aa0ba902b7';

let folder: TemporaryFolder;
let collector: TraceCollector;
let gemini: GuardedProcess;
let stack: RunningCli;
let messaging: Messaging;
let video: string;
const out = (): string => join(folder.path, 'out');

beforeAll(async () => {
  folder = await temporaryFolder();
  collector = await startTraceCollector();
  ({ video } = await makeEpisode(folder.path));
  gemini = await startProcess({ command: process.execPath, args: [FAKE_GEMINI, '--json'] });
  const { url } = JSON.parse(await gemini.waitForLine('url')) as { url: string };
  stack = startLangflix(['up', '--out', out()], {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    LANGFLIX_MEDIA_ROOTS: folder.path,
    LANGFLIX_LLM_BASE_URL: url,
    LANGFLIX_LLM_API_KEY: 'test',
    LANGFLIX_LLM_REQUESTS_PER_MINUTE: '600',
    // Small chunks, worked on one by one: somebody is in the middle of one when he is killed.
    LANGFLIX_LLM_CHUNK_SIZE: '350',
    LANGFLIX_LLM_MAX_INPUT_LENGTH: '400',
    LANGFLIX_LLM_OFFLINE_DELAY_MS: '2000',
    LANGFLIX_LLM_MAX_CONCURRENT_REQUESTS: '1',
  });
  const { natsUrl } = await stackOf(out());
  const nats = { servers: [natsUrl], ackWaitMs: 5000, maxAgeHours: 72, replicas: 1 };
  messaging = await connectMessaging({
    nats,
    name: 'e2e',
    log: createLogger({ service: 'e2e', level: 'silent' }),
  });
}, 2 * MINUTE);

afterAll(async () => {
  await messaging.close();
  stack.child.kill('SIGTERM');
  await stack.outcome;
  await Promise.all([gemini[Symbol.asyncDispose](), collector.close()]);
  await folder[Symbol.asyncDispose]();
}, MINUTE);

interface Submitted {
  readonly traceId: string;
  readonly submittedMs: number;
  readonly job: string;
}

async function submit(traceId: string, analyzer: 'gemini' | 'offline'): Promise<Submitted> {
  const submittedMs = Date.now();
  const identity = { id: `traced by ${analyzer}`, source: '/e2e' };
  const submission = anEpisodeSubmitted({ video: toFileUri(video), analyzer });
  await messaging.submitEpisode(submission, {
    ...identity,
    traceparent: `00-${traceId}-${UPSTREAM_SPAN}-01`,
  });
  return { traceId, submittedMs, job: jobIdOf(identity) };
}

const traceOf = ({ traceId }: Submitted): ReceivedSpan[] =>
  collector.spans.filter((span) => span.traceId === traceId);

interface Traced {
  readonly trace: readonly ReceivedSpan[];
  readonly completed: EpisodeCompleted;
  readonly events: readonly InEvent[];
}

/** Waits for the end of the job and for the last of its spans. */
async function finished(submitted: Submitted): Promise<Traced> {
  const { job } = submitted;
  const completed = await waitFor(() => messaging.readFact(episodeCompleted, { job }), {
    timeoutMs: 2 * MINUTE,
  });
  await waitFor(
    () => orphansOf(traceOf(submitted), UPSTREAM_SPAN).length === 0 && hasEnded(traceOf(submitted)),
    {
      describe: () => `one tree, without ${orphansOf(traceOf(submitted), UPSTREAM_SPAN).join(', ')}`,
    },
  );
  const events: InEvent[] = [];
  const { signal } = new AbortController();
  await messaging.follow({ signal, job, untilNow: true, onEvent: (event) => void events.push(event) });
  return { trace: traceOf(submitted), completed, events };
}

const hasEnded = (trace: readonly ReceivedSpan[]): boolean =>
  trace.some((span) => span.name.startsWith('send') && span.name.endsWith('episode.completed'));

const named = (trace: readonly ReceivedSpan[], name: string): ReceivedSpan[] =>
  trace.filter((span) => span.name === name || span.name.startsWith(`${name} `));

/** The path that the spans tell, the job as its facts and its own span tell it: all the same length. */
function expectPathToExplain({ trace, completed, events }: Traced, { submittedMs }: Submitted): void {
  const path = criticalPath(trace, { lastFact: 'episode.completed', submittedMs });
  const pathMs = path.reduce((sum, { ms }) => sum + ms, 0);
  const ended = events.find(({ contract }) => contract.name === 'episode.completed');
  const wallMs = Date.parse(ended?.time ?? '') - submittedMs;
  expect(Math.abs(pathMs - wallMs) / wallMs).toBeLessThan(0.05);
  const [episode] = named(trace, 'episode');
  const episodeMs = endMs(episode as ReceivedSpan) - startMs(episode as ReceivedSpan);
  expect(Math.abs(pathMs - episodeMs) / episodeMs).toBeLessThan(0.05);
  expect(Math.abs(episodeMs / 1000 - completed.wallSeconds)).toBeLessThan(0.01);
  expect(path.filter(({ kind, ms }) => kind === 'work' && ms < 0)).toEqual([]);
}

describe('the trace of a job', () => {
  test(
    'goes on from its submission and holds every hop and what each of them did',
    async () => {
      const submitted = await submit('4bf92f3577b34da6a3ce929d0e0e4736', 'gemini');
      const traced = await finished(submitted);
      const { trace } = traced;
      const count = (name: string): number =>
        traced.events.filter(({ contract }) => contract.name === name).length;
      for (const event of new Set(traced.events.map(({ contract }) => contract))) {
        const deliveries = named(trace, 'process').filter((span) => span.name === `process ${event.subject}`);
        if (deliveries.length > 0) expect(deliveries.length).toBeGreaterThanOrEqual(count(event.name));
      }
      for (const operation of [
        ...[
          'resolve sources',
          'probe media',
          'listen for speech',
          'parse subtitles',
          'prepare dialogue',
          'chunk cues',
        ],
        ...[
          'measure sound',
          'read cache',
          'wait for quota',
          'ask analyzer',
          'generate_content',
          'ground proposals',
        ],
        ...[
          'write cache',
          'plan clips',
          'update ledger',
          'wait for sound',
          'render clip',
          'wait for encoder',
          'check clip',
        ],
        ...['publish clip', 'write file', 'link file', 'write manifest'],
      ]) {
        expect([operation, named(trace, operation).length > 0]).toEqual([operation, true]);
      }
      expect(named(trace, 'episode')).toHaveLength(1);
      expect(attributesOf(named(trace, 'episode')[0]!)).toMatchObject({
        'langflix.job': submitted.job,
        'langflix.series': 'Corner Shop',
        'langflix.episode': 'S01E03',
        'langflix.content.minutes': Math.round(traced.completed.contentSeconds / 6) / 10,
        'langflix.clip.count': count('clip.finished'),
        'langflix.job.partial': false,
      });
      expectPathToExplain(traced, submitted);
    },
    3 * MINUTE,
  );

  test('says of each call of the model and each run of ffmpeg what it took', () => {
    const calls = named(collector.spans, 'generate_content').map(attributesOf);
    expect(calls.length).toBeGreaterThan(1);
    for (const call of calls) {
      expect(call).toMatchObject({
        'gen_ai.operation.name': 'generate_content',
        'gen_ai.provider.name': 'gcp.gemini',
        'gen_ai.response.finish_reasons': ['stop'],
      });
      expect(call['gen_ai.usage.input_tokens']).toBeGreaterThan(0);
      expect(call['gen_ai.usage.output_tokens']).toBeGreaterThan(0);
    }
    for (const run of named(collector.spans, 'render clip').map(attributesOf)) {
      expect(run['langflix.encoder']).toEqual(expect.any(String));
      expect(run['langflix.encode.frames']).toBeGreaterThan(0);
      expect(run['langflix.encode.speed']).toBeGreaterThan(0);
    }
  });

  test(
    'stays one tree when a service is killed in the middle of a piece of work, and marks its second delivery',
    async () => {
      const submitted = await submit('0af7651916cd43dd8448eb211c80319c', 'offline');
      const { job } = submitted;
      const analyzed = (): ReceivedSpan[] =>
        traceOf(submitted).filter((span) => isConsumer(span) && span.name.endsWith('chunk.ready.{chunk}'));
      await waitFor(() => messaging.readFact(chunkAnalyzed, { job, chunk: 0 }), { timeoutMs: MINUTE });
      // The first chunk's spans are out, the second chunk takes its 2 seconds: nothing but that is lost.
      await waitFor(() => analyzed().length === 1, { timeoutMs: MINUTE });
      process.kill((await stackOf(out())).services['llm-analyzer']!.pid, 'SIGKILL');

      const traced = await finished(submitted);
      const again = analyzed().filter((span) => attributesOf(span)['langflix.redelivered'] === true);
      expect(again).toHaveLength(1);
      expect(attributesOf(again[0]!)).toMatchObject({ 'langflix.delivery_count': 2, 'langflix.attempt': 2 });
      expect(again[0]?.links).toMatchObject([{ traceId: submitted.traceId }]);
      const works = traced.events
        .filter(({ contract }) => contract === chunkAnalyzed)
        .map(({ work }) => work);
      expect(works.map((work) => work?.deliveries).sort()).toEqual([...works.slice(1).map(() => 1), 2]);
      expect(new Set(works.map((work) => work?.worker)).size).toBe(2);
      expectPathToExplain(traced, submitted);
    },
    3 * MINUTE,
  );
});
