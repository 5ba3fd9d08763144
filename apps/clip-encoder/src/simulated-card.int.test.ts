import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CLIP_PROGRESS_SUBJECT,
  clipFinished,
  clipProgress,
  clipRequested,
  emit,
  episodeIngested,
  episodeMeasured,
} from '@langflix/contracts';
import type { ClipFinished, ClipProgress, MediaSource } from '@langflix/contracts';
import { connectMessaging, provision } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { probeMedia } from '@langflix/media';
import { createStorage, joinUri, toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import {
  aClipRequested,
  aGroundedExpression,
  anEpisodeIngested,
  makeCue,
  makeVideo,
  simulateFfmpeg,
  startNatsServer,
  startProcess,
  temporaryFolder,
  waitFor,
} from '@langflix/testing';
import type { NatsServer, SimulatedCard, TemporaryFolder } from '@langflix/testing';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, 'main.ts');
const CLIPS = 4;
const nats = { ackWaitMs: 5_000, maxAgeHours: 1, replicas: 1 };
let folder: TemporaryFolder;
let server: NatsServer;
let messaging: Messaging;
let silent: MediaSource;
let sounding: MediaSource;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startNatsServer();
  const log = createLogger({ service: 'test', level: 'silent' });
  messaging = await connectMessaging({ nats: { ...nats, servers: [server.url] }, name: 'test', log });
  await provision(messaging, { ...nats, servers: [server.url] });
  silent = await aFilm('silent.mp4', []);
  sounding = await aFilm('sounding.mp4', [{}]);
});
afterAll(async () => {
  await messaging.close();
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function aFilm(name: string, audio: [] | [object]): Promise<MediaSource> {
  const path = await makeVideo({ path: join(folder.path, name), durationSec: 8, audio });
  const uri = toFileUri(path);
  return probeMedia(path, { uri, fingerprint: await createStorage().fingerprint(uri) });
}

/** The service as it is run, with a card that behaves as told. */
async function aService(card: SimulatedCard, settings: Readonly<Record<string, string>> = {}) {
  const out = join(folder.path, crypto.randomUUID());
  const ffmpeg = await simulateFfmpeg(out, card);
  const service = await startProcess({
    command: process.execPath,
    args: [MAIN],
    env: {
      PATH: ffmpeg.path,
      LANGFLIX_CONFIG: 'none',
      LANGFLIX_NATS_SERVERS: server.url,
      LANGFLIX_NATS_ACK_WAIT_MS: String(nats.ackWaitMs),
      LANGFLIX_OUTPUT_DIRECTORY: out,
      LANGFLIX_VIDEO_MIN_CLIP_SEC: '1',
      LANGFLIX_VIDEO_PREFERRED_CLIP_SEC: '1',
      LANGFLIX_PROCESSING_MAX_CONCURRENT_JOBS: String(CLIPS),
      ...settings,
    },
  });
  const ready = JSON.parse(await service.waitForLine('service ready')) as { healthPort: number };
  const page = async (path: string): Promise<string> =>
    (await fetch(`http://127.0.0.1:${ready.healthPort}${path}`)).text();
  return {
    ...{ service, ffmpeg, page },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}
type RunningService = Awaited<ReturnType<typeof aService>>;

interface Asked {
  readonly source: MediaSource;
  readonly count: number;
  /** Number of the first clip. */
  readonly from: number;
  /** Default: an empty one. */
  readonly store: string;
}

const aStore = (): string => joinUri(toFileUri(folder.path), `store-${crypto.randomUUID()}`);

/** Asks for clips and waits for all outcomes, in the order of the film. */
async function clipsOf(running: RunningService, options: Partial<Asked> = {}) {
  const { source = silent, count = CLIPS, from = 0, store = aStore() } = options;
  const job = `job-${crypto.randomUUID()}`;
  const numbers = Array.from({ length: count }, (_, i) => from + i);
  if (source.audio) {
    await messaging.publishFact(emit(episodeIngested, anEpisodeIngested({ job, source })));
  }
  for (const number of numbers) {
    await messaging.publishFact(emit(clipRequested, aRequest(number, { job, source, store })));
  }
  const outcomes: ClipFinished['outcome'][] = [];
  for (const number of numbers) {
    const keys = { job, clip: `clip-${number}` };
    const describeWait = () => `${keys.clip}; the service said ${running.service.lines.slice(-5).join('\n')}`;
    const wait = { timeoutMs: 40_000, describe: describeWait };
    outcomes.push((await waitFor(() => messaging.readFact(clipFinished, keys), wait)).outcome);
  }
  return { job, outcomes, store };
}

function aRequest(number: number, override: { job: string; source: MediaSource; store: string }) {
  const at = 500 + number * 1100;
  const scene = [makeCue({ index: number, startMs: at, endMs: at + 1000 })];
  const lines = { firstCue: number, lastCue: number, expressionCue: number, expressionEndMs: at + 1000 };
  const expression = aGroundedExpression({ scene, analysis: { ...lines, translation: ['한 줄'] } });
  return aClipRequested({ expression, clip: `clip-${number}`, captions: 'none', ...override });
}

const madeBy = (outcomes: readonly ClipFinished['outcome'][]): string[] =>
  outcomes.map((outcome) => (outcome.status === 'encoded' ? outcome.encoder : outcome.code));
const excuses = (outcomes: readonly ClipFinished['outcome'][]): (string | undefined)[] =>
  outcomes.map((outcome) => (outcome.status === 'encoded' ? outcome.fallback?.code : 'failed'));
const all = <T>(value: T): T[] => Array.from({ length: CLIPS }, () => value);

describe('all clips arrive from a card', () => {
  let running: RunningService;
  beforeAll(async () => {
    running = await aService('works');
  });
  afterAll(() => running[Symbol.asyncDispose]());

  test('that works, and the node shows it', async () => {
    const { outcomes } = await clipsOf(running);
    expect(madeBy(outcomes)).toEqual(all('h264_nvenc'));
    expect(await running.page('/readyz')).toBe('ok\n');
    expect(await running.page('/metrics')).toContain('langflix_encoder_info{encoder="h264_nvenc"} 1');
    expect(JSON.parse(await running.page('/encoder'))).toMatchObject({
      encoder: 'h264_nvenc',
      fallbacks: {},
    });
  });

  test('that has one session for four clips at a time: they wait, none goes to x264', async () => {
    await running.ffmpeg.set('limited:1');
    const { outcomes } = await clipsOf(running);
    expect(madeBy(outcomes)).toEqual(all('h264_nvenc'));
    expect(excuses(outcomes)).toEqual(all(undefined));
    expect(await running.ffmpeg.runs()).toContain('busy');
  });

  test('that refuses a film: x264 makes its clips', async () => {
    await running.ffmpeg.set('refuses');
    const reason = expect.stringContaining('invalid param');
    const fallback = { encoder: 'h264_nvenc', code: 'render_failed', reason };
    const { outcomes } = await clipsOf(running, { count: 1 });
    expect(outcomes).toMatchObject([{ encoder: 'libx264', fallback }]);
  });

  test('whose encodes die half-way: x264 makes each at once; the card stays, for it passes its trial', async () => {
    await running.ffmpeg.set('dies');
    const { outcomes, store } = await clipsOf(running);
    expect(madeBy(outcomes)).toEqual(all('libx264'));
    expect(excuses(outcomes)).toEqual(all('render_killed'));
    await waitFor(async () => (await running.ffmpeg.runs()).filter((run) => run === 'trial').length >= 2);
    await running.ffmpeg.set('works');
    expect((await clipsOf(running, { store })).outcomes).toMatchObject(all({ reused: true }));
    expect(madeBy((await clipsOf(running, { count: 1 })).outcomes)).toEqual(['h264_nvenc']);
  });
});

describe('all clips arrive', () => {
  test('without a card that was asked for: x264 makes them and they say so', async () => {
    await using running = await aService('broken', { LANGFLIX_VIDEO_HARDWARE_ACCELERATION: 'cuda' });
    const { outcomes } = await clipsOf(running);
    expect(madeBy(outcomes)).toEqual(all('libx264'));
    expect(excuses(outcomes)).toEqual(all('encoder_unavailable'));
    expect(await running.page('/encoder')).toContain('Cannot load libcuda.so.1');
  });

  test('when the card is lost after one: the rest is made by x264, with the reason', async () => {
    await using running = await aService('lost:1', { LANGFLIX_PROCESSING_MAX_CONCURRENT_JOBS: '1' });
    const { outcomes } = await clipsOf(running);
    // Two are in hand at the start: either may get the card first.
    expect(madeBy(outcomes).toSorted()).toEqual(['h264_nvenc', 'libx264', 'libx264', 'libx264']);
    expect(excuses(outcomes).filter((code) => code !== undefined)).toEqual(Array(3).fill('encoder_broken'));
    expect(await running.service.waitForLine('encoder chosen anew')).toContain('device does not exist');
    const { outcomes: later } = await clipsOf(running, { from: 5, count: 1 });
    expect(excuses(later)).toEqual(['encoder_unavailable']);
  });
});

test('the sound of a film is measured while its clips wait in every slot, and once for all its jobs; progress is heard', async () => {
  await using running = await aService('works');
  const heard: ClipProgress[] = [];
  const listening = new AbortController();
  const subscription = { subject: CLIP_PROGRESS_SUBJECT, schema: clipProgress, signal: listening.signal };
  const listener = messaging.listen({ ...subscription, onMessage: (data) => void heard.push(data) });
  const { job, outcomes, store } = await clipsOf(running, { source: sounding });
  expect(madeBy(outcomes)).toEqual(all('h264_nvenc'));
  const measured = await messaging.readFact(episodeMeasured, { job });
  expect(measured?.outcome).toMatchObject({
    status: 'measured',
    loudness: { integratedLufs: expect.any(Number) },
  });
  expect(heard.filter(({ share }) => share === 1).map((progress) => progress.job)).toEqual(all(job));
  listening.abort();
  await listener;
  const again = await clipsOf(running, { source: sounding, count: 1, store });
  expect(again.outcomes).toMatchObject([{ reused: true }]);
  expect(await messaging.readFact(episodeMeasured, { job: again.job })).toMatchObject({
    outcome: { measureMs: 0 },
  });
});
