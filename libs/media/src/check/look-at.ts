import type { Loudness } from '@langflix/contracts';
import { basename, dirname } from 'node:path';
import { ffmpegArguments } from '../ffmpeg-arguments.ts';
import { inputGuards, inputUrl } from '../input-guards.ts';
import { readLoudness } from '../measure/read-measurement.ts';
import { runProgram } from '../process/run-program.ts';
import { printStats, readStats } from './picture-stats.ts';
import type { PictureStats } from './picture-stats.ts';
import { textBranches } from './text-branches.ts';

export interface Look {
  /** Absolute local path. */
  readonly input: string;
  /** Default: from the start. */
  readonly startSec?: number;
  /** How much of the sound is heard. */
  readonly durationSec: number;
  /** Stream numbers. */
  readonly picture: number;
  readonly sound?: number | undefined;
  /** Filters that make the sound what clips have. */
  readonly soundFilters?: readonly string[];
  /** The frame that should bear the captions. */
  readonly text?:
    | { readonly assPath: string; readonly frame: number; readonly width: number; readonly height: number }
    | undefined;
  /** Frames per second. */
  readonly fps: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Seen {
  /** The pictures of the first second, their upper part only: captions stand below. */
  readonly head: readonly PictureStats[];
  /** The pictures of `textBranches`. */
  readonly text: readonly PictureStats[];
  readonly loudness?: Loudness | undefined;
  readonly exitCode: number | null;
}

const HEAD_SEC = 1;
/** Milliseconds; it takes some tenths of a second. */
const WALL_MS = 60_000;

/** One short run of ffmpeg: decodes the first second of the picture (as far as the first caption) and all of the sound. */
export async function lookAt(look: Look): Promise<Seen> {
  const run = await runProgram('ffmpeg', {
    args: lookArguments(look),
    signal: look.signal,
    wallMs: WALL_MS,
    ...(look.text ? { cwd: dirname(look.text.assPath) } : {}),
  });
  const stats = readStats(run.stdout);
  return {
    head: stats.filter(({ branch }) => branch === 'head'),
    text: stats.filter(({ branch }) => branch !== 'head'),
    ...(look.sound === undefined ? {} : { loudness: readLoudness(run.stderr) }),
    exitCode: run.exitCode,
  };
}

function lookArguments(look: Look): readonly string[] {
  const { input, startSec = 0, durationSec, text, fps, sound } = look;
  const pictureSec = Math.max(HEAD_SEC, text === undefined ? 0 : (text.frame + 2) / fps);
  const from = startSec === 0 ? [] : ['-ss', startSec.toFixed(6)];
  const { graph, outputs } = filterGraph(look);
  return ffmpegArguments({
    inputOptions: [
      // One thread: for so few pictures, starting and feeding more costs more than they save.
      ...['-loglevel', 'level+info', '-nostats', '-filter_complex_threads', '1', '-threads', '1'],
      ...[...inputGuards(input), ...from],
      ...['-t', Math.min(pictureSec, durationSec).toFixed(6), '-an'],
    ],
    input: inputUrl(input),
    moreInputs:
      sound === undefined
        ? []
        : [
            {
              inputOptions: [...inputGuards(input), ...from, '-t', durationSec.toFixed(6), '-vn'],
              input: inputUrl(input),
            },
          ],
    outputOptions: [
      ...['-filter_complex', graph, ...outputs.flatMap((label) => ['-map', `[${label}]`])],
      ...['-f', 'null'],
    ],
    output: '-',
  });
}

function filterGraph({ picture, sound, soundFilters = [], text, fps }: Look) {
  const small = "crop=iw:'max(2,2*trunc(ih*0.3))':0:0,scale=w='min(320,iw)':h=-2,format=yuv420p";
  const head = `trim=end=${HEAD_SEC},${small},${printStats('head')}[head]`;
  const texts = text && textBranches('[text]', { ...text, fps, name: basename(text.assPath) });
  const pictures = texts
    ? [`[0:${picture}]split=2[first][text]`, `[first]${head}`, ...texts.chains]
    : [`[0:${picture}]${head}`];
  const loud = [...soundFilters, 'ebur128=peak=true:framelog=verbose'].join(',');
  return {
    graph: [...pictures, ...(sound === undefined ? [] : [`[1:${sound}]${loud}[sound]`])].join(';'),
    outputs: ['head', ...(texts?.outputs ?? []), ...(sound === undefined ? [] : ['sound'])],
  };
}
