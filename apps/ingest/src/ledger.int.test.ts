import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  NO_USAGE,
  chunkAnalyzed,
  clipFinished,
  clipIdOf,
  episodeChunked,
  episodeIngested,
  episodeRejected,
  episodeSubmitted,
  emit,
  jobIdOf,
  manifest,
} from '@langflix/contracts';
import type { ClipRequested, DataOf, EventContract, OutEvent } from '@langflix/contracts';
import { connectMessaging, provision } from '@langflix/messaging';
import type { Handler, HandlerContext, Messaging } from '@langflix/messaging';
import { createStorage, toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import {
  aClipFinished,
  aGroundedExpression,
  aMediaSource,
  anEpisodeChunked,
  anEpisodeSubmitted,
  startNatsServer,
  temporaryFolder,
} from '@langflix/testing';
import { acceptEpisode } from './accept-episode.ts';
import type { IngestDeps } from './deps.ts';
import { openLedger } from './ledger.ts';
import { recordAnalysis } from './record-analysis.ts';
import { recordClip } from './record-clip.ts';
import { recordFailure, recordRejection } from './record-end.ts';
import { recordPlan } from './record-plan.ts';

const log = createLogger({ service: 'ingest-test', level: 'silent' });
const ctx: HandlerContext = { signal: new AbortController().signal, log, attempt: 1, isLastAttempt: false };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let broker: Awaited<ReturnType<typeof startNatsServer>>;
let messaging: Messaging;
let deps: IngestDeps;

beforeAll(async () => {
  folder = await temporaryFolder();
  broker = await startNatsServer();
  const nats = { servers: [broker.url], ackWaitMs: 2000, maxAgeHours: 1, replicas: 1 };
  messaging = await connectMessaging({ nats, name: 'ingest-test', log });
  await provision(messaging, nats);
  deps = {
    ledger: await openLedger(messaging),
    messaging,
    storage: createStorage(),
    probe: (uri, { fingerprint }) => Promise.resolve({ ...aMediaSource(), uri, fingerprint }),
    listen: () => Promise.resolve(undefined),
    tracks: { list: () => Promise.resolve([]), takeOut: () => Promise.reject(new Error('no tracks')) },
    mediaRoots: [folder.path],
    outputDirectory: join(folder.path, 'out'),
    maxClipMs: 30_000,
    now: () => new Date(),
  };
  await writeFile(join(folder.path, 'Show.S01E02.mp4'), 'stands for a film; the probe is given');
  await writeFile(join(folder.path, 'Show.S01E02.en.srt'), '1\n00:00:01,000 --> 00:00:02,000\nHi.\n');
});

afterAll(async () => {
  await messaging.close();
  await broker[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Hands an event to a handler as the runtime would, twice, as after a crash; both must say the same. */
async function deliverTwice<Contract extends EventContract>(
  handler: Handler<Contract>,
  { contract, data }: OutEvent<Contract>,
  id = 'test',
): Promise<readonly OutEvent[]> {
  const event = { contract, data, id, time: new Date().toISOString(), subject: '', deliveryCount: 1 };
  const first = await handler(event, ctx);
  const second = await handler({ ...event, deliveryCount: 2 }, ctx);
  expect(second).toEqual(first);
  for (const out of first) await messaging.publishFact(out);
  return first;
}

const namesOf = (events: readonly OutEvent[]): readonly string[] => events.map((e) => e.contract.name);

/** Opens a job whose sources exist; returns its id. */
async function openJob(id: string, wish: Partial<DataOf<typeof episodeSubmitted>> = {}): Promise<string> {
  const video = toFileUri(join(folder.path, 'Show.S01E02.mp4'));
  const events = await deliverTwice(
    acceptEpisode(deps),
    emit(episodeSubmitted, anEpisodeSubmitted({ video, ...wish })),
    id,
  );
  expect(namesOf(events)).toEqual(['episode.ingested']);
  return jobIdOf({ id });
}

function analyzed(
  job: string,
  chunk: number,
  ...expressions: readonly string[]
): OutEvent<typeof chunkAnalyzed> {
  return emit(chunkAnalyzed, {
    job,
    chunk,
    outcome: {
      status: 'analyzed',
      expressions: expressions.map((expression) => {
        const grounded = aGroundedExpression();
        return { ...grounded, analysis: { ...grounded.analysis, expression } };
      }),
      dropped: [],
      analyzer: 'offline',
      cached: false,
      usage: NO_USAGE,
    },
  });
}

/** Stores the fact first, as the analyzer would, then lets ingest record it. */
async function analyze(event: OutEvent<typeof chunkAnalyzed>): Promise<readonly OutEvent[]> {
  await messaging.publishFact(event);
  return deliverTwice(recordAnalysis(deps), event);
}

async function plan(job: string, chunks: number): Promise<readonly OutEvent[]> {
  const sample = anEpisodeChunked().outcome;
  if (sample.status !== 'chunked') throw new Error('the sample is a plan');
  const event = emit(episodeChunked, { job, outcome: { ...sample, chunks } });
  await messaging.publishFact(event);
  return deliverTwice(recordPlan(deps), event);
}

/** A finished clip with real files in the store. */
async function encoded(job: string, expression: string): Promise<OutEvent<typeof clipFinished>> {
  const clip = clipIdOf(job, expression);
  const inStore = async (ending: string): Promise<string> => {
    const uri = toFileUri(join(deps.outputDirectory, '.langflix/clips', `${clip}${ending}`));
    await deps.storage.write(uri, `${expression}${ending}`);
    return uri;
  };
  const sample = aClipFinished().outcome;
  if (sample.status !== 'encoded') throw new Error('the sample is encoded');
  const outcome = {
    ...sample,
    videoUri: await inStore('.mp4'),
    provenanceUri: await inStore('.json'),
    captionUris: { en: await inStore('.en.vtt') },
  };
  const event = emit(clipFinished, { job, clip, outcome });
  await messaging.publishFact(event);
  return event;
}

async function finish(job: string, expression: string): Promise<readonly OutEvent[]> {
  return deliverTwice(recordClip(deps), await encoded(job, expression));
}

describe('ingest over a real ledger', () => {
  test('a job runs from submission to a result folder', async () => {
    const job = await openJob('whole');
    expect(namesOf(await analyze(analyzed(job, 0, 'call it a day')))).toEqual(['clip.requested']);
    expect(await plan(job, 3)).toEqual([]);
    expect(await finish(job, 'call it a day')).toEqual([]);
    expect(await analyze(analyzed(job, 2, 'hit the road'))).toEqual([]);
    expect(namesOf(await analyze(analyzed(job, 1)))).toEqual(['clip.requested']);
    expect(namesOf(await finish(job, 'hit the road'))).toEqual(['episode.completed']);

    const entry = await deps.ledger.get(job);
    expect(entry).toMatchObject({ status: 'completed', result: { partial: false } });
    const result = join(deps.outputDirectory, 'Show/S01E02/ko');
    const document = manifest.parse(JSON.parse(await readFile(join(result, 'manifest.json'), 'utf8')));
    expect(document.clips.map((clip) => clip.analysis.expression).sort()).toEqual([
      'call it a day',
      'hit the road',
    ]);
    expect((await readdir(join(result, 'clips'))).filter((file) => file.endsWith('.mp4'))).toHaveLength(2);
  });

  test('a part that failed makes the result partial and is named in the manifest', async () => {
    const job = await openJob('partial', { episode: 'S01E03' });
    await plan(job, 1);
    await analyze(analyzed(job, 0, 'call it a day', 'hit the road'));
    await finish(job, 'call it a day');
    const failed = emit(clipFinished, {
      job,
      clip: clipIdOf(job, 'hit the road'),
      outcome: { status: 'failed', code: 'clip_check_failed', reason: 'one frame short' },
    });
    const [completed] = await deliverTwice(recordClip(deps), failed);
    expect(completed?.data).toMatchObject({ partial: true, counts: { clipsFailed: 1, clipsEncoded: 1 } });
    const path = join(deps.outputDirectory, 'Show/S01E03/ko/manifest.json');
    const document = manifest.parse(JSON.parse(await readFile(path, 'utf8')));
    expect(document.failures).toEqual([
      expect.objectContaining({ part: 'clip', expression: 'hit the road' }),
    ]);
  });

  test('expressions of one scene share a clip where that is asked for, and what they cost is told', async () => {
    const job = await openJob('shared', { shareClips: true, episode: 'S01E10' });
    await plan(job, 2);
    const spent = { ...NO_USAGE, requests: 2, inputTokens: 900, outputTokens: 100, costUsd: 0.01 };
    const failure = { status: 'failed', code: 'analysis_blocked', reason: 'refused' } as const;
    const outcome = { ...failure, analyzer: 'gemini:gemini-2.5-flash', usage: spent };
    await analyze(emit(chunkAnalyzed, { job, chunk: 1, outcome }));
    const requests = await analyze(analyzed(job, 0, 'call it a day', 'hit the road'));
    const named = (event: OutEvent | undefined): ClipRequested => event?.data as ClipRequested;
    expect(requests).toHaveLength(1);
    const { clip, expression, companions = [] } = named(requests[0]);
    const shown = [expression, ...companions].map(({ analysis }) => analysis.expression);
    expect(shown.toSorted()).toEqual(['call it a day', 'hit the road']);
    const [completed] = await finish(job, expression.analysis.expression);
    expect(completed?.data).toMatchObject({ partial: true, counts: { clipsRequested: 1, clipsEncoded: 1 } });

    const path = join(deps.outputDirectory, 'Show/S01E10/ko/manifest.json');
    const document = manifest.parse(JSON.parse(await readFile(path, 'utf8')));
    expect(document.clips).toMatchObject([{ clip, companions: [{ expression: shown[1] }] }]);
    expect(document.usage).toMatchObject({ requests: 2, inputTokens: 900, costUsd: 0.01 });
    expect(document.usageByModel).toEqual({ 'gemini:gemini-2.5-flash': document.usage });
  });

  test('the last chunk of a limited job asks for clips of other chunks too', async () => {
    const job = await openJob('limited', { maxClips: 2, episode: 'S01E04' });
    await plan(job, 2);
    expect(await analyze(analyzed(job, 0, 'call it a day', 'hit the road'))).toHaveLength(1);
    const last = await analyze(analyzed(job, 1));
    expect(new Set(last.map((event) => JSON.stringify(event.data))).size).toBe(2);
  });

  test('the same submission again is the same job, and changes nothing once it is under way', async () => {
    const job = await openJob('twice');
    const again = emit(episodeSubmitted, anEpisodeSubmitted({ video: 'file:///elsewhere.mp4' }));
    const event = { ...again, id: 'twice', time: '', subject: '', deliveryCount: 1 };
    const known = await messaging.readFact(episodeIngested, { job });
    expect(known).toMatchObject({ job });
    expect(await acceptEpisode(deps)(event, ctx)).toEqual([emit(episodeIngested, known!)]);
  });

  test.each([
    ['outside_media_roots', { video: 'file:///etc/passwd' }],
    ['subtitles_missing', { sourceLanguage: 'fr' }],
    ['output_not_allowed', { output: 'file:///tmp' }],
  ])('a submission is refused with %s', async (code, wish) => {
    const video = toFileUri(join(folder.path, 'Show.S01E02.mp4'));
    const { contract, data } = emit(episodeSubmitted, anEpisodeSubmitted({ video, ...wish }));
    const event = { contract, data, id: code, time: '', subject: '', deliveryCount: 1 };
    await expect(acceptEpisode(deps)(event, ctx)).rejects.toMatchObject({ name: 'TerminalError', code });
  });

  test('an episode that could not be chunked has failed', async () => {
    const job = await openJob('unchunked');
    const outcome = { status: 'failed' as const, code: 'subtitle_empty', reason: 'no dialogue' };
    const [failed] = await deliverTwice(recordPlan(deps), emit(episodeChunked, { job, outcome }));
    expect(failed).toMatchObject({ contract: { name: 'episode.failed' }, data: { code: 'subtitle_empty' } });
    expect(await deps.ledger.get(job)).toMatchObject({ status: 'failed' });
  });

  test('the first end wins: a completed job is not failed later, a rejected one is not completed', async () => {
    const job = await openJob('ends', { episode: 'S01E05' });
    await plan(job, 1);
    expect(namesOf(await analyze(analyzed(job, 0)))).toEqual(['episode.completed']);
    const failure = { contract: { name: '' }, id: '', time: '', subject: '', deliveryCount: 1 };
    await recordFailure(deps)({ ...failure, data: { job, code: 'x', reason: 'y' } } as never, ctx);
    await recordRejection(deps)({ ...failure, data: { job, code: 'x', reason: 'y' } } as never, ctx);
    expect(await deps.ledger.get(job)).toMatchObject({ status: 'completed' });
  });

  test('a job whose parts all failed says so again when its last word was lost in a crash', async () => {
    const job = await openJob('all-failed', { episode: 'S01E06' });
    await plan(job, 1);
    await analyze(analyzed(job, 0, 'call it a day'));
    const outcome = { status: 'failed' as const, code: 'source_changed', reason: 'another film' };
    const clip = clipIdOf(job, 'call it a day');
    const [failed] = await deliverTwice(recordClip(deps), emit(clipFinished, { job, clip, outcome }));
    expect(failed).toMatchObject({ contract: { name: 'episode.failed' }, data: { code: 'source_changed' } });
  });

  test('a broken message under the id of a job that is under way does not end the job', async () => {
    const job = await openJob('reused-id', { episode: 'S01E07' });
    const event = { contract: { name: '' }, id: '', time: '', subject: '', deliveryCount: 1 };
    await recordRejection(deps)({ ...event, data: { job, code: 'poison', reason: 'y' } } as never, ctx);
    expect(await deps.ledger.get(job)).toMatchObject({ status: 'processing' });
  });

  test('what could not be read ended its job: good data under the same id changes nothing', async () => {
    const id = 'mended-under-the-same-id';
    const job = jobIdOf({ id });
    await messaging.publishFact(
      emit(episodeRejected, { job, code: 'poison', reason: 'maxClips: expected number' }),
    );
    const video = toFileUri(join(folder.path, 'Show.S01E02.mp4'));
    const good = emit(episodeSubmitted, anEpisodeSubmitted({ video }));
    expect(await deliverTwice(acceptEpisode(deps), good, id)).toEqual([]);
    expect(await deps.ledger.get(job)).toMatchObject({ status: 'rejected', failure: { code: 'poison' } });
  });

  test('jobs that end in one folder at the same time leave the whole result of one of them', async () => {
    const titled = { episode: 'S01E08' };
    const open = async (id: string, expressions: readonly string[]): Promise<string> => {
      const job = await openJob(id, titled);
      await plan(job, 1);
      await analyze(analyzed(job, 0, ...expressions));
      for (const expression of expressions.slice(1)) await finish(job, expression);
      return job;
    };
    await finish(await open('first', ['hit the road']), 'hit the road');
    const two = await open('second', ['call it a day', 'hit the road', 'give up']);
    const three = await open('third', ['hit the road', 'look into', 'run out of']);
    const last = [await encoded(two, 'call it a day'), await encoded(three, 'hit the road')];
    await Promise.all(last.map((event) => deliverTwice(recordClip(deps), event)));

    const result = join(deps.outputDirectory, 'Show/S01E08/ko');
    const document = manifest.parse(JSON.parse(await readFile(join(result, 'manifest.json'), 'utf8')));
    const listed = document.clips.map(({ video }) => video.slice('clips/'.length)).sort();
    const found = (await readdir(join(result, 'clips'))).filter((file) => file.endsWith('.mp4')).sort();
    expect(found).toEqual(listed);
  });

  test('a manifest that somebody changed by hand does not keep the next result from its place', async () => {
    const title = { episode: 'S01E09' };
    const path = join(deps.outputDirectory, 'Show/S01E09/ko/manifest.json');
    const close = async (id: string): Promise<readonly string[]> => {
      const job = await openJob(id, title);
      await plan(job, 1);
      await analyze(analyzed(job, 0, 'give up'));
      return namesOf(await finish(job, 'give up'));
    };
    await close('before');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll(/"clips\/[^"]+\.mp4"/g, '"clips/.."'));
    expect(await close('after')).toEqual(['episode.completed']);
  });
});
