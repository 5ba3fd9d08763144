import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClipProgress, ClipRequested, EncodedClip, clipRequested } from '@langflix/contracts';
import { clipRequested as contract } from '@langflix/contracts';
import { ffmpegVersion, listSubtitleTracks, loadFonts, openEncoderPool, probeMedia } from '@langflix/media';
import type { HandlerContext, InEvent } from '@langflix/messaging';
import { createStorage, joinUri, toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import {
  aClipRequested,
  aGroundedExpression,
  makeCue,
  makeVideo,
  readFrameNumbers,
  temporaryFolder,
  waitFor,
} from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { appendFile, cp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EncoderDeps } from './deps.ts';
import { encodeClip } from './encode-clip.ts';
import { filmCheck } from './film-check.ts';
import { memoryGate } from './machine/memory-gate.ts';
import { createSlots } from './machine/slots.ts';

let folder: TemporaryFolder;
let film: string;
let deps: EncoderDeps;
const storage = createStorage();
const loudness = { integratedLufs: -20, rangeLu: 4, truePeakDbtp: -3 };
const announced: ClipProgress[] = [];
beforeAll(async () => {
  folder = await temporaryFolder();
  film = await makeVideo({ path: join(folder.path, 'film.mp4'), durationSec: 6 });
  deps = {
    ...{ storage, pool: await openEncoderPool({ hardwareAcceleration: 'none' }), fonts: loadFonts },
    ...{
      film: filmCheck(storage),
      gate: memoryGate({ threshold: 1, read: () => [] }),
      slots: createSlots(2),
    },
    soundOf: () => Promise.resolve({ loudness, silences: [] }),
    announce: (progress) => announced.push(progress),
    ...{ quality: { preset: 'ultrafast', crf: 23, threads: 1 }, ffmpegVersion },
    lengths: {
      paddingStartSec: 0.25,
      paddingEndSec: 0.25,
      minClipSec: 1,
      preferredClipSec: 1,
      maxClipSec: 5,
    },
    ...{ runFolder: folder.path, now: () => new Date() },
  };
});
afterAll(() => folder[Symbol.asyncDispose]());

const scene = Array.from({ length: 4 }, (_, index) =>
  makeCue({ index, startMs: 500 + index * 1250, endMs: 1500 + index * 1250 }),
);
const analysis = {
  expression: 'turned me down',
  expressionCue: 1,
  firstCue: 1,
  lastCue: 2,
  expressionEndMs: 2750,
};

/** A request for a scene of the film, in a store of its own. */
async function aRequest(override: Partial<ClipRequested> = {}): Promise<ClipRequested> {
  const uri = toFileUri(film);
  const source = await probeMedia(film, {
    uri,
    fingerprint: await deps.storage.fingerprint(uri),
    language: 'en',
  });
  const store = toFileUri(join(folder.path, `store-${crypto.randomUUID()}`));
  return aClipRequested({ expression: aGroundedExpression({ scene, analysis }), source, store, ...override });
}

async function encode(
  data: ClipRequested,
  options: { readonly with?: EncoderDeps } = {},
): Promise<EncodedClip> {
  const { signal } = new AbortController();
  const event = { contract, data, id: 'e', time: '', subject: '', deliveryCount: 1 } as InEvent<
    typeof clipRequested
  >;
  const log = createLogger({ service: 'test', level: 'silent' });
  const ctx: HandlerContext = { signal, log, attempt: 1, isLastAttempt: false };
  const [fact] = await encodeClip(options.with ?? deps)(event, ctx);
  const { outcome } = fact?.data as { outcome: EncodedClip };
  return outcome;
}

const pathOf = (uri: string): Promise<string> => deps.storage.inputFor(uri);
const namesIn = async (store: string): Promise<string[]> =>
  readdir(new URL(store), { recursive: true }).then(
    (names) => names.filter((name) => name !== '.tmp'),
    () => [],
  );

describe('a requested clip', () => {
  test('becomes a film, its captions in both languages and its provenance', async () => {
    const request = await aRequest();
    const clip = await encode(request);
    expect(await namesIn(request.store)).toEqual(
      ['en.vtt', 'json', 'ko.vtt', 'mp4'].map((ending) => `${clip.contentKey}.${ending}`),
    );
    expect(clip).toMatchObject({
      status: 'encoded',
      startSec: 1.625,
      endSec: 4.125,
      encoder: 'libx264',
      reused: false,
    });
    expect((await readFrameNumbers(await pathOf(clip.videoUri))).at(0)).toBe(39);
    expect(await readFile(await pathOf(clip.captionUris['ko'] ?? ''), 'utf8')).toContain(
      '오늘 아침에 거절당했어.',
    );
  });

  test('keeps in its provenance what it was made of, without local paths of the machine', async () => {
    const request = await aRequest();
    const clip = await encode(request);
    const text = await readFile(await pathOf(clip.provenanceUri), 'utf8');
    const provenance = JSON.parse(text) as { encoding: { arguments: string[] }; cues: unknown[] };
    expect(provenance).toMatchObject({
      contentKey: clip.contentKey,
      source: { fingerprint: request.source.fingerprint },
      analysis: { expression: 'turned me down' },
      timings: { encodeMs: clip.encodeMs },
    });
    expect(provenance.cues).toHaveLength(2);
    expect(provenance.encoding.arguments).toContain('file:{film}');
    expect(provenance.encoding.arguments.join(' ')).not.toContain(folder.path);
  });

  test('has one language of captions when nobody translated it', async () => {
    const untranslated = scene.map(({ translation: _none, ...cue }) => cue);
    const expression = aGroundedExpression({
      scene: untranslated,
      analysis: { ...analysis, translationSource: 'none', translation: ['', ''] },
    });
    expect(Object.keys((await encode(await aRequest({ expression }))).captionUris)).toEqual(['en']);
  });

  test('is found finished the second time: nothing is encoded and the film is not even opened', async () => {
    const request = await aRequest();
    const first = await encode(request);
    const before = await stat(await pathOf(first.videoUri));
    const gone = { ...request, source: { ...request.source, uri: 'file:///gone.mp4' } };
    expect(await encode(gone)).toEqual({ ...first, reused: true, encodeMs: 0 });
    expect((await stat(await pathOf(first.videoUri))).mtimeMs).toBe(before.mtimeMs);
  });

  test.each(['mp4', 'json', 'ko.vtt'])('is made again when its .%s is missing', async (ending) => {
    const request = await aRequest();
    const first = await encode(request);
    await rm(await pathOf(joinUri(request.store, `${first.contentKey}.${ending}`)));
    expect(await encode(request)).toMatchObject({ contentKey: first.contentKey, reused: false });
    expect(await encode(request)).toMatchObject({ reused: true });
  });

  test('is made again when its film file was cut short', async () => {
    const request = await aRequest();
    const first = await encode(request);
    await appendFile(await pathOf(first.videoUri), 'x');
    expect(await encode(request)).toMatchObject({ reused: false, sizeBytes: first.sizeBytes });
  });
});

describe('captions as tracks', () => {
  test('are in both languages, the one that is spoken first', async () => {
    const request = await aRequest({ captions: 'soft' });
    const clip = await encode(request);
    const tracks = await listSubtitleTracks(await pathOf(clip.videoUri));
    expect(tracks).toMatchObject([
      { codec: 'mov_text', language: 'eng' },
      { codec: 'mov_text', language: 'kor' },
    ]);
    const burnt = await encode({ ...request, captions: 'burn' });
    expect(burnt.contentKey).not.toBe(clip.contentKey);
    expect((await readdir(folder.path)).filter((name) => /\.(ass|vtt)$/.test(name))).toEqual([]);
  });
});

describe('the sound of a clip', () => {
  test('is raised by what the whole film lacks, and its peaks stay below the limit', async () => {
    const clip = await encode(await aRequest());
    expect(clip.sound?.gainDb).toBe(4);
    expect(clip.sound?.truePeakDbtp).toBeLessThan(-1);
    expect(clip.sound?.integratedLufs).toEqual(expect.any(Number));
  });

  test('is not waited for when there is none', async () => {
    const request = await aRequest();
    const source = { ...request.source };
    delete source.audio;
    const soundOf = () => Promise.reject(new Error('nobody measured it'));
    const clip = await encode({ ...request, source }, { with: { ...deps, soundOf } });
    expect(clip.sound).toBeUndefined();
  });
});

describe('two expressions of a scene', () => {
  test('share a clip that shows the lines of both', async () => {
    const alone = await aRequest();
    const lines = { firstCue: 2, lastCue: 3, expressionCue: 3, expressionEndMs: 5250 };
    const companion = aGroundedExpression({ scene, analysis: { expression: 'call it a day', ...lines } });
    const single = await encode(alone);
    const shared = await encode({ ...alone, companions: [companion] });
    expect([single.endSec, shared.endSec]).toEqual([4.125, 5.5]);
    expect(shared.contentKey).not.toBe(single.contentKey);
    const provenance = await readFile(await pathOf(shared.provenanceUri), 'utf8');
    expect(JSON.parse(provenance)).toMatchObject({ companions: [{ expression: 'call it a day' }] });
  });
});

test('how far a clip is is told', async () => {
  announced.length = 0;
  const request = await aRequest();
  await encode(request);
  expect(announced.at(-1)).toMatchObject({ job: request.job, clip: request.clip, share: 1 });
});

describe('a clip is made all the same', () => {
  test('when the temporary folder was tidied away while the service ran', async () => {
    const runFolder = join(folder.path, 'tidied-away');
    const event = { data: await aRequest() } as InEvent<typeof clipRequested>;
    const log = createLogger({ service: 'test', level: 'silent' });
    const ctx = { signal: new AbortController().signal, log } as HandlerContext;
    const [fact] = await encodeClip({ ...deps, runFolder })(event, ctx);
    expect(fact?.data).toMatchObject({ outcome: { status: 'encoded' } });
  });

  test('when its provenance in the store does not say all that it should', async () => {
    const request = await aRequest();
    const { contentKey, provenanceUri, sizeBytes } = await encode(request);
    const half = { contentKey, clip: { measured: { sizeBytes } }, encoding: {} };
    await deps.storage.write(provenanceUri, JSON.stringify(half));
    expect(await encode(request)).toMatchObject({ reused: false, contentKey });
  });
});

test('two workers with one clip leave the files of one of them, and the other tells the same or comes again', async () => {
  const request = await aRequest();
  const outcomes = await Promise.allSettled([encode(request), encode(request)]);
  const told = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(failures.filter(({ code }) => code !== 'clip_in_progress')).toEqual([]);
  expect(told.length).toBeGreaterThan(0);
  const again = await encode(request);
  for (const clip of [...told, again]) {
    expect(clip).toMatchObject({ contentKey: again.contentKey, sizeBytes: again.sizeBytes });
  }
  expect(again.reused).toBe(true);
  expect(await readdir(join(fileURLToPath(request.store), '.tmp'))).toEqual([]);
});

describe('a clip fails', () => {
  test('when the film has changed since it was accepted', async () => {
    const copy = join(folder.path, 'changing.mp4');
    await cp(film, copy);
    const request = await aRequest();
    const source = { ...request.source, uri: toFileUri(copy) };
    await expect(encode({ ...request, source })).rejects.toMatchObject({ code: 'source_changed' });
    await rm(copy);
    await expect(encode({ ...request, source })).rejects.toMatchObject({
      code: 'source_changed',
      message: `${copy} is no longer there: put it back, or submit the episode again`,
    });
    expect(await namesIn(request.store)).toEqual([]);
  });

  test('when no font has the letters of its captions', async () => {
    const request = await aRequest();
    const withoutFonts = {
      ...deps,
      fonts: async () => [{ family: 'DejaVu Sans', covers: Uint32Array.of(0x20, 0x7e) }],
    };
    const event = { data: request } as InEvent<typeof clipRequested>;
    const ctx = { signal: new AbortController().signal } as HandlerContext;
    await expect(encodeClip(withoutFonts)(event, ctx)).rejects.toMatchObject({
      code: 'font_missing',
      message: expect.stringContaining('fonts-noto-cjk'),
    });
  });

  test('when it is stopped half-way, without leaving anything behind', async () => {
    const request = await aRequest();
    const controller = new AbortController();
    const slow = { ...deps, quality: { ...deps.quality, preset: 'placebo' } };
    const event = { data: request } as InEvent<typeof clipRequested>;
    const running = encodeClip(slow)(event, { signal: controller.signal } as HandlerContext);
    const outcome = running.catch((error: unknown) => error);
    await waitFor(async () => (await namesIn(request.store)).length > 0);
    controller.abort(new Error('shutting down'));
    expect(await outcome).toEqual(new Error('shutting down'));
    expect(await namesIn(request.store)).toEqual([]);
    expect((await readdir(folder.path)).filter((name) => name.endsWith('.ass'))).toEqual([]);
  });
});
