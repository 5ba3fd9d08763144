import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeVideo, readFrameNumbers, temporaryFolder, waitFor } from '@langflix/testing';
import type { TemporaryFolder, VideoOptions } from '@langflix/testing';
import { existsSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkClip } from '../check/check-clip.ts';
import { ffprobe } from '../probe/ffprobe.ts';
import { outputRate } from '../probe/frame-rate.ts';
import { probeMedia } from '../probe/probe-media.ts';
import { snapToFrames } from '../window/snap-to-frames.ts';
import { renderClip } from './render-clip.ts';
import type { RenderOptions, RenderRequest } from './render-clip.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

let made = 0;
async function aFilm(options: Partial<VideoOptions> & { readonly container?: string } = {}) {
  const { container = 'mp4', ...video } = options;
  const path = await makeVideo({
    durationSec: 4,
    ...video,
    path: join(folder.path, `${++made}.${container}`),
  });
  return {
    path,
    source: await probeMedia(path, { uri: `file://${path}`, fingerprint: 'f', language: 'en' }),
  };
}
type Film = Awaited<ReturnType<typeof aFilm>>;

/** Cuts and checks; resolves with the clip's path and what `checkClip` measured. */
async function cut(film: Film, override: Partial<RenderRequest> = {}, options: RenderOptions = {}) {
  const outputPath = join(folder.path, `${++made}.out.mp4`);
  const request: RenderRequest = {
    ...{ source: film.source, input: film.path, window: { startSec: 1.53, endSec: 2.9 }, outputPath },
    ...{ encoder: { name: 'libx264' }, preset: 'ultrafast', crf: 18, threads: 1, ...override },
  };
  const report = await renderClip(request, options);
  const { numerator, denominator } = outputRate(film.source.video);
  const { startSec, durationSec } = snapToFrames(request.window, film.source);
  const expected = {
    ...{ durationSec, fps: numerator / denominator, hasAudio: film.source.audio !== undefined },
    film: { input: film.path, source: film.source, startSec },
  };
  return { path: outputPath, report, ...(await checkClip(outputPath, expected)) };
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

describe('a clip holds exactly the frames of its window', () => {
  const films: [string, Partial<VideoOptions> & { readonly container?: string }][] = [
    ['24 fps in MP4', {}],
    ['23.976 fps in Matroska', { fps: 24_000 / 1001, container: 'mkv' }],
    ['a start that is not zero in Matroska', { startSec: 7, container: 'mkv' }],
    [
      'a start that is not zero and few keyframes in MPEG-TS',
      { startSec: 5, keyframeInterval: 96, container: 'ts' },
    ],
    ['sound that begins late', { audioDelaySec: 2.5, container: 'mkv' }],
    ['no sound', { audio: [] }],
    ['10 bits', { pixelFormat: 'yuv420p10le' }],
  ];

  test.each(films)('from a film with %s', async (_what, options) => {
    const film = await aFilm(options);
    const { path } = await cut(film);
    const fps = film.source.video.fps;
    expect(await readFrameNumbers(path)).toEqual(numbers(Math.round(1.53 * fps), Math.round(2.9 * fps) - 1));
  });

  test('at the very start and the very end of the film', async () => {
    const film = await aFilm();
    const head = await cut(film, { window: { startSec: 0, endSec: 0.5 } });
    expect(await readFrameNumbers(head.path)).toEqual(numbers(0, 11));
    const tail = await cut(film, { window: { startSec: 3.5, endSec: film.source.durationSec } });
    expect(await readFrameNumbers(tail.path)).toEqual(numbers(84, 95));
  });

  test('at a constant rate from a film of variable rate, each frame as long as it was on screen', async () => {
    const film = await aFilm({ variableFrameRate: true });
    const { path } = await cut(film, { window: { startSec: 1.5, endSec: 2.5 } });
    const shown = await readFrameNumbers(path);
    // Of every five frames the second and the third are missing: the first stands for them.
    const onScreen = (frame: number): number => ([1, 2].includes(frame % 5) ? frame - (frame % 5) : frame);
    expect(shown).toEqual(numbers(36, 59).map(onScreen));
  });
});

describe('the picture of a clip', () => {
  test.each([
    ['anamorphic', { width: 360, height: 288, sampleAspectRatio: '16/11' }, [524, 288]],
    ['odd', { width: 321, height: 181, pixelFormat: 'yuv444p' }, [320, 180]],
    ['turned', { rotation: 90 as const }, [108, 192]],
  ])('is upright, even and has square pixels: %s', async (_what, options, size) => {
    const film = await aFilm({ durationSec: 1, ...options });
    const clip = await cut(film, { window: { startSec: 0, endSec: 0.5 } });
    expect([clip.width, clip.height]).toEqual(size);
    expect(await ffprobe(clip.path)).toMatchObject({
      streams: [{ pix_fmt: 'yuv420p', sample_aspect_ratio: '1:1' }, {}],
    });
  });

  test('bears the captions', async () => {
    const film = await aFilm({ durationSec: 1 });
    const window = { startSec: 0, endSec: 0.5 };
    const assPath = join(folder.path, 'captions.ass');
    await writeFile(assPath, ASS);
    const [plain, captioned] = [await cut(film, { window }), await cut(film, { window, assPath })];
    expect((await readFile(captioned.path)).equals(await readFile(plain.path))).toBe(false);
    expect(captioned.report.args.join(' ')).toContain('ass=filename=captions.ass');
  });
});

describe('captions that are not burnt in', () => {
  test('are tracks with language and name; the first is shown unasked; the picture stays as it is', async () => {
    const film = await aFilm({ durationSec: 1 });
    const window = { startSec: 0, endSec: 0.5 };
    const softCaptions = [];
    for (const [language, title] of [
      ['en', 'English'],
      ['ko', '한국어'],
    ] as const) {
      const path = join(folder.path, `${language}.vtt`);
      await writeFile(path, `WEBVTT\n\n00:00.100 --> 00:00.400\n${title}: it's [x]; y\\z\n`);
      softCaptions.push({ path, language, title });
    }
    const { path } = await cut(film, { window, softCaptions });
    const file = await ffprobe(path);
    const tracks = 'refused' in file ? [] : file.streams.slice(2);
    expect(tracks).toMatchObject([
      {
        codec_name: 'mov_text',
        tags: { language: 'eng', handler_name: 'English' },
        disposition: { default: 1 },
      },
      {
        codec_name: 'mov_text',
        tags: { language: 'kor', handler_name: '한국어' },
        disposition: { default: 0 },
      },
    ]);
    const plain = await cut(film, { window });
    expect(await readFrameNumbers(path)).toEqual(await readFrameNumbers(plain.path));
  });
});

describe('the sound of a clip', () => {
  test.each([1, 2, 6] as const)(
    'is stereo at 48 kHz from %d channels, and its language is named',
    async (channels) => {
      const film = await aFilm({ durationSec: 1, audio: [{ channels, language: 'eng' }], container: 'mkv' });
      const { path } = await cut(film, { window: { startSec: 0, endSec: 0.5 } });
      const sound = { codec_name: 'aac', channels: 2, sample_rate: '48000', tags: { language: 'eng' } };
      expect(await ffprobe(path)).toMatchObject({ streams: [{}, sound] });
    },
  );
});

describe('a clip that cannot be made', () => {
  test('from behind the end of a cut-off film is told by the check; one from before it is made', async () => {
    const film = await aFilm({ extra: ['-movflags', '+faststart'] });
    await truncate(film.path, (await readFile(film.path)).length / 2);
    await expect(cut(film, { window: { startSec: 3, endSec: 4 } })).rejects.toMatchObject({
      code: 'clip_check_failed',
      message: expect.stringMatching(`${film.path} is damaged there or ends before .* get a complete copy`),
    });
    const { path } = await cut(film, { window: { startSec: 0.25, endSec: 0.75 } });
    expect(await readFrameNumbers(path)).toEqual(numbers(6, 17));
  });

  test('from a film that is gone fails with its name and leaves nothing', async () => {
    const film = await aFilm({ durationSec: 1 });
    const outputPath = join(folder.path, 'never.mp4');
    const cutting = cut({ ...film, path: join(folder.path, 'gone.mp4') }, { outputPath });
    await expect(cutting).rejects.toMatchObject({
      code: 'render_failed',
      message: expect.stringContaining(film.source.uri),
    });
    expect(existsSync(outputPath)).toBe(false);
  });

  test('because it is aborted leaves no half file', async () => {
    const film = await aFilm();
    const outputPath = join(folder.path, 'half.mp4');
    const controller = new AbortController();
    const cutting = cut(
      film,
      { window: { startSec: 0, endSec: 4 }, preset: 'placebo', outputPath },
      { signal: controller.signal },
    );
    const outcome = cutting.catch((error: unknown) => error);
    await waitFor(() => existsSync(outputPath));
    controller.abort(new Error('stop'));
    expect(await outcome).toEqual(new Error('stop'));
    expect(existsSync(outputPath)).toBe(false);
  });
});

const ASS = `[Script Info]
ScriptType: v4.00+
PlayResX: 320
PlayResY: 180

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Alignment
Style: Default,sans-serif,24,&H00FFFFFF,2

[Events]
Format: Layer, Start, End, Style, Text
Dialogue: 0,0:00:00.00,0:00:02.00,Default,Hello
`;
