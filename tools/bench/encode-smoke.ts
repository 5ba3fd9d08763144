import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chooseEncoder, probeMedia, renderClip } from '@langflix/media';
import { writeAss } from '@langflix/subtitles';
import { makeCue } from '@langflix/testing';
import { median } from './bench.ts';
import type { Bench, BenchContext } from './bench.ts';
import { differences } from './compare-clips.ts';

const execute = promisify(execFile);

const START_SEC = 15;
const CLIP_SEC = 12;
const FPS = 24;
const ONE_FRAME_SEC = 0.042;
/** What the checks, guards and exact filters of renderClip may cost. */
const MAX_RATIO = 1.15;

const CAPTIONS = writeAss({
  cues: [
    makeCue({ startMs: 1000, endMs: 5000, text: 'Once in a blue moon', translation: '아주 가끔' }),
    makeCue({ startMs: 6000, endMs: 11_000, text: 'A piece of cake', translation: '식은 죽 먹기' }),
  ],
  ...{ startMs: 0, endMs: CLIP_SEC * 1000, width: 1280, height: 720 },
  fonts: { source: 'Noto Sans', translation: 'Noto Sans CJK KR' },
});

/** One clip by the product and by the shortest ffmpeg command that does the same, in turns, one thread each. */
export const encodeSmoke: Bench = {
  name: 'encode-smoke',
  describe: `one ${CLIP_SEC} s clip with captions: renderClip against plain ffmpeg of the same settings`,
  async run(ctx) {
    const film = await makeFilm(ctx);
    const captions = join(ctx.folder, 'captions.ass');
    await writeFile(captions, CAPTIONS);
    const ours = await byRenderClip(film, captions, join(ctx.folder, 'ours.mp4'));
    const plain = byPlainFfmpeg(film, captions, join(ctx.folder, 'plain.mp4'));
    const times: { ours: number[]; plain: number[] } = { ours: [], plain: [] };
    const rounds = ctx.quick ? 2 : 7;
    for (let round = 1; round <= rounds; round += 1) {
      times.ours.push(await timed(ours.render));
      times.plain.push(await timed(plain.render));
      ctx.log(`round ${round} of ${rounds}: ${times.ours.at(-1)} ms, plain ${times.plain.at(-1)} ms`);
    }
    return [
      { name: 'renderClip, median', value: median(times.ours), unit: 'ms' },
      { name: 'plain ffmpeg, median', value: median(times.plain), unit: 'ms' },
      {
        name: 'renderClip / plain ffmpeg, median of rounds',
        // Within a round both meet the same load of the machine; medians of different rounds need not.
        value: median(times.ours.map((time, round) => time / (times.plain[round] ?? NaN))),
        unit: '',
        bound: { atMost: MAX_RATIO },
      },
      ...(await differences(ours.output, plain.output, ONE_FRAME_SEC)),
    ];
  },
};

interface Contestant {
  readonly output: string;
  readonly render: () => Promise<unknown>;
}

async function byRenderClip(film: string, assPath: string, outputPath: string): Promise<Contestant> {
  const source = await probeMedia(film, { uri: `file://${film}`, fingerprint: 'bench' });
  const encoder = await chooseEncoder({ hardwareAcceleration: 'none', codec: 'libx264' });
  const window = { startSec: START_SEC, endSec: START_SEC + CLIP_SEC };
  const quality = { encoder, preset: 'fast', crf: 23, threads: 1 };
  return {
    output: outputPath,
    render: () => renderClip({ source, input: film, window, assPath, outputPath, ...quality }),
  };
}

function byPlainFfmpeg(film: string, assPath: string, outputPath: string): Contestant {
  const input = ['-threads', '1', '-ss', String(START_SEC), '-i', film, '-t', String(CLIP_SEC)];
  const video = [
    '-vf',
    `ass=${assPath}`,
    '-c:v',
    'libx264',
    '-preset',
    'fast',
    '-crf',
    '23',
    '-threads',
    '1',
  ];
  const audio = ['-c:a', 'aac', '-b:a', '160k', '-ar', '48000', '-ac', '2'];
  const args = [
    '-nostdin',
    '-v',
    'error',
    '-y',
    ...input,
    ...video,
    ...audio,
    '-movflags',
    '+faststart',
    outputPath,
  ];
  return { output: outputPath, render: () => execute('ffmpeg', args) };
}

/** Moving picture with grain and a tone: neither trivial nor hostile to an encoder. */
async function makeFilm({ folder }: BenchContext): Promise<string> {
  const path = join(folder, 'film.mp4');
  const picture = `testsrc2=s=1280x720:r=${FPS},noise=alls=3:allf=t`;
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=f=330:r=48000', '-t', '32'];
  const encode = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '96', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  await execute('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...inputs, ...encode, path]);
  return path;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}
