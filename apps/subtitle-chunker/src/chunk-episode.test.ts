import { truncate, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chunkReady, episodeChunked, episodeIngested } from '@langflix/contracts';
import type { ChunkReady, EpisodeChunked, EpisodeIngested, OutEvent } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { createStorage, toFileUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { createLogger } from '@langflix/telemetry';
import {
  DIALOGUE,
  aMediaSource,
  anEpisodeIngested,
  cuesFor,
  makeSpokenLines,
  temporaryFolder,
} from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { chunkEpisode } from './chunk-episode.ts';

const storage = createStorage();
const settings = {
  maxInputLength: 300,
  chunkSize: 250,
  minExpressionsPerChunk: 1,
  maxExpressionsPerChunk: 3,
};
const handler = chunkEpisode({ storage, ...settings });
const context = {
  signal: new AbortController().signal,
  log: createLogger({ service: 'test', level: 'silent' }),
  attempt: 1,
  isLastAttempt: false,
};

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

/** The dialogue of the builders `times` over, a line every three seconds, as SubRip. */
function srt(language: 'en' | 'ko', times = 3): string {
  const lines = Array.from({ length: times }, () => DIALOGUE).flat();
  const stamp = (sec: number): string =>
    `00:${String(Math.floor(sec / 60)).padStart(2, '0')}:${String(sec % 60).padStart(2, '0')},000`;
  return lines
    .map(
      (line, i) => `${i + 1}\n${stamp(i * 3)} --> ${stamp(i * 3 + 2)}\n${line[language === 'en' ? 0 : 1]}\n`,
    )
    .join('\n');
}

/** So many cues, one a second. */
function srtOf(cues: number): string {
  const line = (i: number): string => {
    const time = new Date(i * 1000).toISOString().slice(11, 19);
    return `${i + 1}\n${time},000 --> ${time},900\n${DIALOGUE[i % DIALOGUE.length]?.[0]}\n`;
  };
  return Array.from({ length: cues }, (_, i) => line(i)).join('\n');
}

async function source(
  name: string,
  content: string | Uint8Array,
): Promise<{ uri: string; language: string; fingerprint: string }> {
  const path = `${folder.path}/${name}`;
  await writeFile(path, content);
  return {
    uri: toFileUri(path),
    language: name.split('.').at(-2) ?? 'en',
    fingerprint: await storage.fingerprint(toFileUri(path)),
  };
}

async function deliver(data: EpisodeIngested): Promise<readonly OutEvent[]> {
  return [...(await handler(eventOf(data), context))];
}

function eventOf(data: EpisodeIngested): InEvent<typeof episodeIngested> {
  return {
    contract: episodeIngested,
    data,
    id: 'e1',
    time: '2026-01-01T00:00:00Z',
    subject: 'langflix.v1.job.j.episode.ingested',
    deliveryCount: 1,
  };
}

function withoutTranslation(subtitles: EpisodeIngested['subtitles']): EpisodeIngested {
  const data = anEpisodeIngested({ subtitles });
  delete data.translation;
  return data;
}

describe('chunkEpisode', () => {
  test('gives every chunk as one fact and the plan as the last', async () => {
    const data = anEpisodeIngested({
      subtitles: await source('Film.en.srt', srt('en')),
      translation: await source('Film.ko.srt', srt('ko')),
    });
    const facts = await deliver(data);
    const chunks = facts.slice(0, -1).map((fact) => fact.data as ChunkReady);
    const plan = facts.at(-1)?.data as EpisodeChunked;
    expect(facts.at(-1)?.contract).toBe(episodeChunked);
    expect(facts.slice(0, -1).every((fact) => fact.contract === chunkReady)).toBe(true);
    expect(plan.outcome).toMatchObject({
      status: 'chunked',
      chunks: chunks.length,
      cues: 24,
      alignedShare: 1,
      subtitles: {
        format: 'srt',
        encoding: 'utf-8',
        language: 'en',
        cues: 24,
        firstStartMs: 0,
        lastEndMs: 71_000,
      },
      translation: { language: 'ko', cues: 24 },
    });
    expect(chunks.map(({ chunk }) => chunk)).toEqual(chunks.map((_, i) => i));
    expect(chunks.flatMap(({ cues }) => cues.map(({ index }) => index))).toEqual([...Array(24).keys()]);
    expect(chunks[0]?.cues[1]).toMatchObject({ text: DIALOGUE[1]?.[0], translation: DIALOGUE[1]?.[1] });
    expect(chunks[0]).toMatchObject({
      hasTranslation: true,
      contextBefore: [],
      minExpressions: 1,
      maxExpressions: 3,
    });
    expect(chunks[1]?.contextBefore).toHaveLength(3);
  });

  test('writes facts that fit their contracts', async () => {
    const facts = await deliver(withoutTranslation(await source('Film.en.srt', srt('en'))));
    for (const { contract, data } of facts) expect(contract.schema.parse(data)).toEqual(data);
  });

  test('reads the language of each track from one file of both, in the encoding it has', async () => {
    const sami = Buffer.concat([
      Buffer.from('<SAMI><SYNC Start=1000><P Class=ENCC>Hello.<SYNC Start=1000><P Class=KRCC>'),
      // "Hello" in Korean, in EUC-KR
      Buffer.from('vsiz58fPvLy/5C4=', 'base64'),
      Buffer.from('<SYNC Start=3000><P Class=ENCC>&nbsp;<SYNC Start=3000><P Class=KRCC>&nbsp;</SAMI>'),
    ]);
    const file = await source('Film.en.smi', sami);
    const translation = { ...file, language: 'ko' };
    const facts = await deliver(anEpisodeIngested({ subtitles: file, translation }));
    expect(facts[0]?.data).toMatchObject({ cues: [{ text: 'Hello.', translation: '안녕하세요.' }] });
    expect(facts.at(-1)?.data).toMatchObject({
      outcome: { subtitles: { format: 'sami', encoding: 'euc-kr' }, translation: { encoding: 'euc-kr' } },
    });
  });

  test('moves the lines to where people speak, and says so, when they surely are off', async () => {
    const lines = makeSpokenLines(5, 300);
    const stamp = (ms: number): string => new Date(ms).toISOString().slice(11, 23).replace('.', ',');
    const late = cuesFor(lines, 5).map(
      ({ startMs, endMs }, i) =>
        `${i + 1}\n${stamp(startMs + 30_000)} --> ${stamp(endMs + 30_000)}\n${DIALOGUE[i % DIALOGUE.length]?.[0]}\n`,
    );
    const subtitles = await source('Film.en.srt', late.join('\n'));
    const data: EpisodeIngested = {
      ...withoutTranslation(subtitles),
      source: aMediaSource({ durationSec: 300 }),
      speech: {
        sampled: [[0, 300_000]],
        active: lines.map(({ startSec, endSec }) => [Math.round(startSec * 1000), Math.round(endSec * 1000)]),
      },
    };
    const [first, ...rest] = await deliver(data);
    const startMs = (first?.data as ChunkReady).cues[0]?.startMs ?? 0;
    expect(Math.abs(startMs - (lines[0]?.startSec ?? 0) * 1000)).toBeLessThan(450);
    expect(rest.at(-1)?.data).toMatchObject({
      outcome: { subtitles: { sync: { applied: true, origin: 'found' } } },
    });
    const given = { ...data, settings: { ...data.settings, subtitleOffsetSec: -29 } };
    const [byHand] = await deliver(given);
    expect((byHand?.data as ChunkReady).cues[0]?.startMs).toBe((cuesFor(lines, 5)[0]?.startMs ?? 0) + 1000);
  });

  test('goes on without a translated track that is refused, and says so', async () => {
    const nothingSaid = srt('ko').replaceAll(/^[^\d\n].*$/gm, '[문이 닫힌다]');
    const facts = await deliver(
      anEpisodeIngested({
        subtitles: await source('Film.en.srt', srt('en')),
        translation: await source('Film.ko.srt', nothingSaid),
      }),
    );
    expect(facts[0]?.data).toMatchObject({ hasTranslation: false });
    const plan = facts.at(-1)?.data as EpisodeChunked;
    expect(plan.outcome).toMatchObject({ translation: { grade: 'refuse' } });
    expect(JSON.stringify(plan.outcome)).toContain('left_out');
    expect(plan.outcome).not.toHaveProperty('alignedShare');
  });

  test('leaves translating a chunk to the analyzer where only one of its lines has none, and keeps the others', async () => {
    const gap = srt('ko')
      .split('\n\n')
      .filter((_, i) => i !== 4)
      .join('\n\n');
    const facts = await deliver(
      anEpisodeIngested({
        subtitles: await source('Film.en.srt', srt('en')),
        translation: await source('Film.ko.srt', gap),
      }),
    );
    const chunks = facts.slice(0, -1).map((fact) => fact.data as ChunkReady);
    const lacking = chunks.filter(({ cues }) => cues.some(({ translation }) => translation === undefined));
    expect(lacking).toHaveLength(1);
    expect(lacking[0]).toMatchObject({ hasTranslation: false });
    expect(lacking[0]?.cues.some(({ translation }) => translation !== undefined)).toBe(true);
    expect(chunks.filter((chunk) => !lacking.includes(chunk)).every((chunk) => chunk.hasTranslation)).toBe(
      true,
    );
  });

  test('comes to the same facts when the event is delivered again', async () => {
    const data = withoutTranslation(await source('Film.en.srt', srt('en')));
    expect(await deliver(data)).toEqual(await deliver(data));
  });

  test('fails the episode when a track is no longer the file that was accepted', async () => {
    const data = withoutTranslation(await source('Film.en.srt', srt('en')));
    await source('Film.en.srt', srt('en', 5));
    await expect(deliver(data)).rejects.toMatchObject({
      name: 'TerminalError',
      code: 'source_changed',
      message: expect.stringContaining('Film.en.srt') as unknown,
    });
  });

  test('leaves the translating to the analyzer where the translated track belongs to another film', async () => {
    const elsewhere = '1\n02:00:00,000 --> 02:00:02,000\n안녕하세요\n';
    const [first, ...rest] = await deliver(
      anEpisodeIngested({
        subtitles: await source('Film.en.srt', srt('en')),
        translation: await source('Film.ko.srt', elsewhere),
      }),
    );
    expect(first?.data).toMatchObject({ hasTranslation: false });
    expect(rest.at(-1)?.data).toMatchObject({ outcome: { translation: { grade: 'refuse' } } });
  });

  test.each([
    ['subtitles_refused', '1\n00:00:01,000 --> 00:00:02,000\n[door slams]\n'],
    ['subtitle_empty', ''],
    ['subtitle_format', 'Dear diary, nothing happened.\n'],
    ['subtitle_encoding', Uint8Array.from({ length: 900 }, (_, i) => (i * i) % 29)],
    ['subtitle_too_large', srtOf(55_001)],
  ])('fails the episode with %s and the name of the file', async (code, content) => {
    const subtitles = await source('Film.en.srt', content);
    await expect(deliver(withoutTranslation(subtitles))).rejects.toMatchObject({
      name: 'TerminalError',
      code,
      message: expect.stringContaining('Film.en.srt') as unknown,
    });
  });

  test('goes on without a translated track that it found and cannot read, and says so', async () => {
    const data = anEpisodeIngested({
      subtitles: await source('Film.en.srt', srt('en')),
      translation: await source('Film.ko.srt', 'no subtitles'),
    });
    const facts = await deliver(data);
    expect(facts[0]?.data).toMatchObject({ hasTranslation: false });
    const { outcome } = facts.at(-1)?.data as EpisodeChunked;
    expect(outcome).toMatchObject({
      status: 'chunked',
      subtitles: {
        findings: [
          {
            code: 'translation_left_out',
            message: expect.stringMatching(/Film\.ko\.srt: .*was left out/) as unknown,
          },
        ],
      },
    });
    expect(outcome).not.toHaveProperty('translation');
    for (const { contract, data: body } of facts) expect(contract.schema.parse(body)).toEqual(body);
  });

  test('fails the episode when a translated track that somebody named cannot be read, naming that file', async () => {
    const translation = { ...(await source('Film.ko.srt', 'no subtitles')), isNamed: true };
    const data = anEpisodeIngested({ subtitles: await source('Film.en.srt', srt('en')), translation });
    await expect(deliver(data)).rejects.toMatchObject({
      code: 'subtitle_format',
      message: expect.stringContaining('Film.ko.srt') as unknown,
    });
  });

  test('fails the episode when a translated track that it found is no longer the same', async () => {
    const data = anEpisodeIngested({
      subtitles: await source('Film.en.srt', srt('en')),
      translation: await source('Film.ko.srt', srt('ko')),
    });
    await source('Film.ko.srt', srt('ko', 5));
    await expect(deliver(data)).rejects.toMatchObject({ code: 'source_changed' });
  });
});

describe('a huge subtitle file', () => {
  const mebibyte = 1024 * 1024;

  test('is read in pieces, never whole, and gives the same chunks as a small one with the same lines', async () => {
    const small = withoutTranslation(await source('Film.en.srt', srt('en')));
    const expected = (await deliver(small)).slice(0, -1);
    const subtitles = await source('Film.en.srt', `${srt('en')}${' \n'.repeat(mebibyte)}`);
    const sizes: number[] = [];
    const counting: Storage = {
      ...storage,
      read: () => Promise.reject(new Error('read whole')),
      stream: async (uri, options) => {
        const pieces = (await storage.stream(uri, options)) as AsyncIterable<Uint8Array>;
        return Readable.from(pieces).map((piece: Uint8Array) => {
          sizes.push(piece.length);
          return piece;
        });
      },
    };
    const read = chunkEpisode({ ...settings, storage: counting });
    const facts = [...(await read(eventOf({ ...small, subtitles }), context))];
    expect(facts.slice(0, -1)).toEqual(expected);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(mebibyte / 4);
  });

  test('is refused by its size alone when it is larger than any', async () => {
    const subtitles = await source('Film.en.srt', srtOf(1));
    await truncate(`${folder.path}/Film.en.srt`, 200 * mebibyte);
    const { uri } = subtitles;
    const data = withoutTranslation({ ...subtitles, fingerprint: await storage.fingerprint(uri) });
    const unread: Storage = {
      ...storage,
      read: () => Promise.reject(new Error('read whole')),
      stream: () => Promise.reject(new Error('read')),
    };
    await expect(
      chunkEpisode({ ...settings, storage: unread })(eventOf(data), context),
    ).rejects.toMatchObject({
      code: 'subtitle_too_large',
      message: expect.stringMatching(/Film\.en\.srt: .*larger than 64 MiB.*Supply/) as unknown,
    });
  });
});
