import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { embedSubtitles, makeVideo, temporaryFolder } from '@langflix/testing';
import type { TemporaryFolder } from '@langflix/testing';
import { probeMedia } from '../probe/probe-media.ts';
import { extractSubtitleTrack, extractedExtension } from './extract-subtitle-track.ts';
import { listSubtitleTracks } from './list-subtitle-tracks.ts';
import type { SubtitleTrack } from './list-subtitle-tracks.ts';

const MINUTE = 60_000;
let folder: TemporaryFolder;
let srt: string;
const at = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  folder = await temporaryFolder();
  srt = at('lines.srt');
  await writeFile(
    srt,
    '1\n00:00:01,000 --> 00:00:02,500\nFirst <i>line</i>.\n\n2\n00:00:02,700 --> 00:00:02,900\nSecond.\n',
  );
  await makeVideo({ path: at('plain.mp4'), durationSec: 3 });
}, MINUTE);
afterAll(() => folder[Symbol.asyncDispose]());

async function extracted(input: string, track: SubtitleTrack): Promise<string> {
  const outputPath = at(`out.${track.stream}.${extractedExtension(track.codec)}`);
  await extractSubtitleTrack({ input, track, outputPath });
  return readFile(outputPath, 'utf8');
}

describe('subtitle tracks inside a film', () => {
  test(
    'are listed with what the film says of them',
    async () => {
      const film = await embedSubtitles(at('plain.mp4'), at('all.mkv'), [
        { path: srt, codec: 'subrip', language: 'eng', title: 'English [SDH]', disposition: 'default' },
        { path: srt, codec: 'ass', language: 'kor', disposition: 'forced' },
        { path: srt, codec: 'webvtt', title: 'Commentary' },
      ]);
      expect(await listSubtitleTracks(film)).toMatchObject([
        {
          stream: 2,
          codec: 'subrip',
          form: 'text',
          language: 'eng',
          isDefault: true,
          isForHardOfHearing: true,
        },
        { stream: 3, codec: 'ass', language: 'kor', isForced: true, isDefault: false },
        { stream: 4, codec: 'webvtt', title: 'Commentary', isCommentary: true },
      ]);
      expect(await listSubtitleTracks(at('plain.mp4'))).toEqual([]);
      await expect(listSubtitleTracks(srt)).rejects.toMatchObject({ code: 'video_unreadable' });
    },
    MINUTE,
  );

  test.each([
    // The lead-in of AAC delays everything in a Matroska file alike.
    ['mkv', 'subrip', /00:00:01,0[0-3]\d --> 00:00:02,5[0-3]/],
    ['mkv', 'ass', /0:00:01.0[0-3],0:00:02.5[0-3]/],
    ['mkv', 'webvtt', /00:00:01,0[0-3]\d --> 00:00:02,5[0-3]/],
    ['mp4', 'mov_text', /00:00:01,000 --> 00:00:02,500/],
  ])(
    'are taken out of %s as %s with their times',
    async (container, codec, time) => {
      const film = await embedSubtitles(at('plain.mp4'), at(`${codec}.${container}`), [{ path: srt, codec }]);
      const [track] = await listSubtitleTracks(film);
      const text = await extracted(film, track as SubtitleTrack);
      expect(text).toMatch(time);
      expect(text).toMatch(/First .*line.*\./);
      expect(text).toContain('Second.');
    },
    MINUTE,
  );

  test.each(['subrip', 'ass', 'webvtt'])(
    'count from the start of a film that does not start at zero: %s',
    async (codec) => {
      await makeVideo({ path: at('late.mkv'), durationSec: 3, startSec: 60 });
      await writeFile(at('late.srt'), '1\n00:01:01,000 --> 00:01:02,500\nFirst line.\n');
      const film = await embedSubtitles(at('late.mkv'), at(`late.${codec}.mkv`), [
        { path: at('late.srt'), codec },
      ]);
      expect((await probeMedia(film, { uri: film, fingerprint: 'f' })).startSec).toBeCloseTo(60, 0);
      const [track] = await listSubtitleTracks(film);
      expect(await extracted(film, track as SubtitleTrack)).toMatch(/00:0[01][.,](?:9[5-9]|0)/);
    },
    MINUTE,
  );

  test(
    'that hold pictures are refused, and nothing is left',
    async () => {
      const outputPath = at('pictures.srt');
      const track = { stream: 2, codec: 'hdmv_pgs_subtitle' };
      await expect(extractSubtitleTrack({ input: at('plain.mp4'), track, outputPath })).rejects.toMatchObject(
        {
          code: 'subtitle_track_unusable',
        },
      );
      const missing = { stream: 2, codec: 'subrip' };
      await expect(
        extractSubtitleTrack({ input: at('plain.mp4'), track: missing, outputPath }),
      ).rejects.toMatchObject({
        code: 'subtitle_track_unreadable',
        message: expect.stringContaining('plain.mp4'),
      });
      expect(existsSync(outputPath)).toBe(false);
    },
    MINUTE,
  );
});
