import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import type { Episode } from './episode.ts';
import { langflix, processesOn } from './langflix.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let episode: Episode;

beforeAll(async () => {
  folder = await temporaryFolder();
  episode = await makeEpisode(folder.path);
  await writeFile(join(folder.path, 'noise.mp4'), 'this is no film');
  await writeFile(join(folder.path, 'noise.en.srt'), '1\n00:00:01,000 --> 00:00:02,000\nHello.\n');
  await writeFile(join(folder.path, 'empty.srt'), '');
  await mkdir(join(folder.path, 'alone'));
  await mkdir(join(folder.path, 'elsewhere'));
  await copyFile(episode.video, join(folder.path, 'alone/Lonely.S01E01.mp4'));
});

afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

interface WrongInput {
  readonly what: string;
  readonly args: () => readonly string[];
  readonly env?: () => Record<string, string>;
  readonly exitCode: 1 | 2;
  /** The message names the input and the remedy. */
  readonly says: readonly RegExp[];
}

const CASES: readonly WrongInput[] = [
  { what: 'no video named', args: () => [], exitCode: 2, says: [/video/i] },
  {
    what: 'a missing video',
    args: () => [join(folder.path, 'nowhere.mp4')],
    exitCode: 2,
    says: [/nowhere\.mp4/, /check|exist|no such/i],
  },
  {
    what: 'a video that cannot be read',
    args: () => [join(folder.path, 'noise.mp4')],
    exitCode: 1,
    says: [/noise\.mp4/],
  },
  {
    what: 'missing subtitles',
    args: () => [join(folder.path, 'alone/Lonely.S01E01.mp4')],
    exitCode: 1,
    says: [/Lonely\.S01E01/, /--subtitles/],
  },
  {
    what: 'an empty subtitle file',
    args: () => [episode.video, '--subtitles', join(folder.path, 'empty.srt')],
    exitCode: 1,
    says: [/empty\.srt/],
  },
  {
    what: 'a path outside the media roots',
    args: () => [episode.video],
    env: () => ({ LANGFLIX_MEDIA_ROOTS: join(folder.path, 'elsewhere') }),
    exitCode: 1,
    says: [/Corner Shop/, /media\.roots|LANGFLIX_MEDIA_ROOTS/],
  },
  {
    what: 'an unknown language',
    args: () => [episode.video, '--to', 'klingonese'],
    exitCode: 2,
    says: [/klingonese/, /ko|BCP 47/],
  },
  {
    what: 'a film that the offline analyzer does not understand',
    args: () => [episode.video, '--from', 'de'],
    exitCode: 2,
    says: [/German/, /--analyzer gemini/],
  },
  {
    what: 'an unknown level',
    args: () => [episode.video, '--level', 'expert'],
    exitCode: 2,
    says: [/expert/, /intermediate/],
  },
  {
    what: 'a misspelt setting',
    args: () => [episode.video],
    env: () => ({ LANGFLIX_VIDEO_PRESETT: 'fast' }),
    exitCode: 2,
    says: [/LANGFLIX_VIDEO_PRESETT/, /LANGFLIX_VIDEO_PRESET\b/],
  },
];

describe('wrong input is refused with one message, and nothing is left', () => {
  test.each(CASES)(
    '$what',
    async ({ args, env, exitCode, says }) => {
      const out = join(folder.path, 'out');
      const command = ['process', ...args(), '--analyzer', 'offline', '--out', out, '--json'];
      const outcome = await langflix(command, env?.() ?? {});
      const told = outcome.stderr + outcome.stdout;
      expect({ exitCode: outcome.exitCode, told }).toMatchObject({ exitCode });
      for (const pattern of says) expect(told).toMatch(pattern);
      expect(told).not.toMatch(/^\s+at .*:\d+:\d+/m);
      expect(await processesOn(folder.path)).toEqual([]);
      const left = existsSync(out) ? await readdir(out, { recursive: true }) : [];
      expect(left.filter((file) => /\.(mp4|html)$|manifest\.json$/.test(file))).toEqual([]);
    },
    60_000,
  );
});
