import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { manifest } from '@langflix/contracts';
import type { Manifest } from '@langflix/contracts';
import { temporaryFolder } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import type { Episode } from './episode.ts';
import { langflix, processesOn } from './langflix.ts';
import type { Outcome } from './langflix.ts';

const MINUTES = 60_000;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let episode: Episode;
let out: string;

const readManifest = async (outcome: Outcome): Promise<Manifest> =>
  manifest.parse(JSON.parse(await readFile(String(outcome.json['manifest']), 'utf8')));

/** One chunk holds the whole film, so let it yield more than the usual three. */
const GENEROUS = { LANGFLIX_PROCESSING_MAX_EXPRESSIONS_PER_CHUNK: '8' };

const processArgs = (...more: readonly string[]): readonly string[] => [
  'process',
  episode.video,
  '--to',
  'ko',
  '--level',
  'mixed',
  '--analyzer',
  'offline',
  '--out',
  out,
  '--json',
  ...more,
];

beforeAll(async () => {
  folder = await temporaryFolder();
  out = join(folder.path, 'out');
  episode = await makeEpisode(folder.path);
}, 2 * MINUTES);

afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

describe('one command turns an episode into clips', () => {
  let first: Outcome;

  beforeAll(async () => {
    first = await langflix(processArgs(), GENEROUS);
  }, 3 * MINUTES);

  test('it ends with exit code 0 and tells what it made on the last line', () => {
    expect(first).toMatchObject({ exitCode: 0, json: { status: 'complete', failed: 0 } });
    expect(first.json['clips']).toBeGreaterThanOrEqual(5);
    expect(first.json['contentSeconds']).toBeGreaterThan(50);
  });

  test('the result is a folder by series, episode and language with a manifest, a gallery and the clips', async () => {
    const document = await readManifest(first);
    const result = dirname(String(first.json['manifest']));
    expect(result).toBe(join(out, 'Corner Shop', 'S01E03', 'ko'));
    expect(document.clips).toHaveLength(Number(first.json['clips']));
    for (const clip of document.clips) {
      for (const file of [clip.video, clip.provenance, ...Object.values(clip.captions)]) {
        expect((await stat(join(result, file))).size).toBeGreaterThan(0);
      }
      expect(Object.keys(clip.captions).sort()).toEqual(['en', 'ko']);
    }
    expect(await readFile(join(result, 'index.html'), 'utf8')).toContain(
      document.clips[0]?.analysis.expression,
    );
  });

  test('every line and translation in the result stands in the subtitle files', async () => {
    const english = await readFile(episode.subtitles, 'utf8');
    const korean = await readFile(episode.translation, 'utf8');
    for (const { analysis } of (await readManifest(first)).clips) {
      for (const line of analysis.dialogues) expect(english).toContain(line);
      for (const line of analysis.translation) expect(korean).toContain(line);
      expect(analysis.expressionDialogue.toLowerCase()).toContain(analysis.expression.toLowerCase());
    }
  });

  test('nothing is left running and no half file is left behind', async () => {
    expect(await processesOn(folder.path)).toEqual([]);
    const files = await readdir(out, { recursive: true });
    expect(files.filter((file) => /\.tmp\/./.test(file))).toEqual([]);
  });

  test(
    'the same command again encodes nothing and restores what was deleted',
    async () => {
      await rm(dirname(String(first.json['manifest'])), { recursive: true });
      const second = await langflix(processArgs(), GENEROUS);
      expect(second).toMatchObject({ exitCode: 0, json: { clips: first.json['clips'] } });
      const document = await readManifest(second);
      expect(document.counts.clipsReused).toBe(document.clips.length);
    },
    2 * MINUTES,
  );

  test(
    'fewer clips on request: only the wanted number, and no files of the earlier result',
    async () => {
      const fewer = await langflix(processArgs('--max-clips', '2'), GENEROUS);
      expect(fewer).toMatchObject({ exitCode: 0, json: { clips: 2 } });
      const result = dirname(String(fewer.json['manifest']));
      const videos = (await readdir(join(result, 'clips'))).filter((file) => file.endsWith('.mp4'));
      expect(videos).toHaveLength(2);
    },
    2 * MINUTES,
  );
});
