import { describe, expect, test } from '@jest/globals';
import type { EpisodeMeasured, MediaSource, episodeIngested } from '@langflix/contracts';
import type { SoundMeasurement } from '@langflix/media';
import type { HandlerContext, InEvent } from '@langflix/messaging';
import { createStorage, joinUri, toFileUri } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import { aMediaSource, anEpisodeIngested, temporaryFolder } from '@langflix/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filmCheck } from './film-check.ts';
import { measureEpisode } from './measure-episode.ts';

const found: SoundMeasurement = {
  loudness: { integratedLufs: -23, rangeLu: 7, truePeakDbtp: -2 },
  silences: [[1000, 2000]],
};
const log = createLogger({ service: 'test', level: 'silent' });
const ctx: HandlerContext = { signal: new AbortController().signal, log, attempt: 1, isLastAttempt: false };

async function aBench() {
  const folder = await temporaryFolder();
  const storage = createStorage();
  const path = join(folder.path, 'film.mp4');
  await writeFile(path, 'film');
  const uri = toFileUri(path);
  const film = aMediaSource({ uri, fingerprint: await storage.fingerprint(uri) });
  const store = joinUri(toFileUri(folder.path), 'clips');
  let runs = 0;
  const handler = measureEpisode({
    ...{ storage, store, film: filmCheck(storage) },
    measure: async () => {
      runs += 1;
      return found;
    },
  });
  const measure = async (source: MediaSource = film): Promise<EpisodeMeasured['outcome']> => {
    const event = { data: anEpisodeIngested({ source }) } as InEvent<typeof episodeIngested>;
    const [fact] = await handler(event, ctx);
    return (fact?.data as EpisodeMeasured).outcome;
  };
  const dispose = (): Promise<void> => folder[Symbol.asyncDispose]();
  return { film, storage, store, measure, runs: () => runs, [Symbol.asyncDispose]: dispose };
}

describe('the sound of a film', () => {
  test('is measured once for all jobs of it', async () => {
    await using bench = await aBench();
    expect(await bench.measure()).toMatchObject({ status: 'measured', ...found });
    expect(await bench.measure()).toEqual({ status: 'measured', ...found, measureMs: 0 });
    expect(bench.runs()).toBe(1);
  });

  test('is another on another track', async () => {
    await using bench = await aBench();
    await bench.measure();
    await bench.measure({ ...bench.film, audio: { index: 2, codec: 'aac', channels: 6 } });
    expect(bench.runs()).toBe(2);
  });

  test('is measured again when what was kept cannot be read', async () => {
    await using bench = await aBench();
    await bench.measure();
    for (const name of await bench.storage.list(bench.store)) {
      await bench.storage.write(joinUri(bench.store, name), '{"status":"measured"}');
    }
    expect(await bench.measure()).toMatchObject(found);
    expect(bench.runs()).toBe(2);
  });

  test('is nothing when there is none', async () => {
    await using bench = await aBench();
    const silent = { ...bench.film };
    delete silent.audio;
    expect(await bench.measure(silent)).toEqual({ status: 'measured', silences: [], measureMs: 0 });
    expect(bench.runs()).toBe(0);
  });

  test('is not measured on a film that has changed', async () => {
    await using bench = await aBench();
    const other = { ...bench.film, fingerprint: 'another' };
    await expect(bench.measure(other)).rejects.toMatchObject({ code: 'source_changed' });
  });
});
