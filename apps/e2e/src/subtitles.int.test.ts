import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { manifest } from '@langflix/contracts';
import type { Manifest } from '@langflix/contracts';
import { embedSubtitles, temporaryFolder } from '@langflix/testing';
import { langflix } from './langflix.ts';
import type { Outcome } from './langflix.ts';
import { makeSpokenEpisode } from './spoken-episode.ts';
import type { SpokenEpisode } from './spoken-episode.ts';

const MINUTES = 60_000;
const NAME = 'Corner Shop.S01E04';
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let episode: SpokenEpisode;
const at = (...names: string[]): string => join(folder.path, ...names);

beforeAll(async () => {
  folder = await temporaryFolder();
  episode = await makeSpokenEpisode(folder.path);
  await mkdir(at('inside'));
  await mkdir(at('late'));
}, 2 * MINUTES);
afterAll(() => folder[Symbol.asyncDispose]());

function process(video: string, ...more: readonly string[]): Promise<Outcome> {
  const options = ['--to', 'ko', '--level', 'mixed', '--analyzer', 'offline', '--max-clips', '2'];
  return langflix(['process', video, ...options, '--out', at('out'), '--json', ...more]);
}

async function manifestOf(outcome: Outcome): Promise<Manifest> {
  expect(outcome).toMatchObject({ exitCode: 0, json: { status: 'complete', clips: 2 } });
  return manifest.parse(JSON.parse(await readFile(String(outcome.json['manifest']), 'utf8')));
}

describe('subtitles as people have them', () => {
  test(
    'inside the film, in two languages and formats: clips in both',
    async () => {
      const [english, korean] = [
        await episode.writeLines('en.lines.srt', 'en'),
        await episode.writeLines('ko.lines.srt', 'ko'),
      ];
      const film = await embedSubtitles(episode.film, at('inside', `${NAME}.mkv`), [
        { path: english, codec: 'subrip', language: 'eng', disposition: 'forced', title: 'Signs' },
        { path: english, codec: 'subrip', language: 'eng' },
        { path: korean, codec: 'ass', language: 'kor', disposition: 'default' },
      ]);
      const document = await manifestOf(await process(film));
      expect(document.subtitles).toMatchObject({ format: 'srt', uri: expect.stringMatching(/-3\.srt$/) });
      expect(document.translation).toMatchObject({ format: 'ass', uri: expect.stringMatching(/-4\.ass$/) });
      for (const { analysis, captions } of document.clips) {
        expect(analysis.translationSource).toBe('track');
        expect(analysis.expressionDialogueTranslation).toMatch(/\p{Script=Hangul}/u);
        expect(Object.keys(captions).sort()).toEqual(['en', 'ko']);
      }
    },
    2 * MINUTES,
  );

  test(
    'half a minute late: every line is moved to where it is spoken, and the manifest says so',
    async () => {
      const film = at('late', `${NAME}.mkv`);
      await copyFile(episode.film, film);
      await episode.writeLines(`late/${NAME}.en.srt`, 'en', 30);
      await episode.writeLines(`late/${NAME}.ko.srt`, 'ko', 30);
      const { subtitles, translation } = await manifestOf(await process(film));
      expect(subtitles?.sync).toMatchObject({ applied: true, origin: 'found', rate: 1 });
      expect(Math.abs((subtitles?.sync?.offsetMs ?? 0) + 30_000)).toBeLessThan(300);
      expect(Math.abs((subtitles?.firstStartMs ?? 0) / 1000 - episode.firstLineSec)).toBeLessThan(0.3);
      expect(translation?.grade).not.toBe('refuse');
    },
    2 * MINUTES,
  );
});

describe('inspect says before anything is done', () => {
  const inspect = (...args: readonly string[]): Promise<Outcome> => langflix(['inspect', ...args]);
  const report = async (...args: readonly string[]) => (await inspect(...args, '--json')).json;

  test(
    'of a film, what is in and around it and what would be taken',
    async () => {
      const film = at('late', `${NAME}.mkv`);
      const { exitCode, stdout } = await inspect(film);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/0 video +taken/);
      expect(stdout).toMatch(/taken +Corner Shop\.S01E04\.en\.srt, English/);
      expect(stdout).toMatch(/off by -30\.\d s, corrected|off by -29\.\d s, corrected/);
      expect(stdout).toMatch(/% of the lines have a translation/);
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    },
    MINUTES,
  );

  test(
    'of a subtitle file with its film and its translation, the times and the pairs',
    async () => {
      const tracks = [at('late', `${NAME}.en.srt`), '--translation', at('late', `${NAME}.ko.srt`)];
      expect(await report(...tracks, '--video', episode.film)).toMatchObject({
        subtitles: { language: 'en', sync: { applied: true } },
        translation: { language: 'ko' },
        pairing: { alignedShare: 1, doubtfulPairs: 0, unpairedLines: 0 },
      });
      expect(await report(...tracks, '--offset', '-30')).toMatchObject({
        subtitles: { sync: { origin: 'given', offsetMs: -30_000 } },
      });
    },
    MINUTES,
  );

  test(
    'what is wrong, with exit code 1, and what is used wrongly with 2',
    async () => {
      await writeFile(at('diary.srt'), 'Dear diary, nothing happened.\n');
      await writeFile(at('sounds.srt'), '1\n00:00:01,000 --> 00:00:02,000\n[door slams]\n');
      for (const file of ['diary.srt', 'sounds.srt']) {
        const outcome = await inspect(at(file), '--json');
        expect(outcome).toMatchObject({ exitCode: 1, json: { status: 'refuse' } });
      }
      // Nothing lies beside it and nothing is inside.
      const bare = await inspect(episode.film);
      expect(bare.exitCode).toBe(1);
      expect(bare.stdout).toContain('No subtitles were found');
      expect((await inspect(at('nowhere.srt'))).exitCode).toBe(2);
      expect((await inspect(episode.film, '--offset', 'soon')).exitCode).toBe(2);
    },
    MINUTES,
  );
});
