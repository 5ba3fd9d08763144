import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { MediaSource } from '@langflix/contracts';
import { encoderArguments } from '../encoder/encoder-arguments.ts';
import type { Quality } from '../encoder/quality.ts';
import type { EncoderDevice } from '../encoder/video-encoder.ts';
import { ffmpegArguments } from '../ffmpeg-arguments.ts';
import { inputGuards, inputUrl } from '../input-guards.ts';
import { mp4Language } from '../probe/language.ts';
import { outputRate } from '../probe/frame-rate.ts';
import { runProgram } from '../process/run-program.ts';
import { snapToFrames } from '../window/snap-to-frames.ts';
import { SAMPLE_RATE, audioFilters } from './audio-filters.ts';
import type { Level } from './level-sound.ts';
import { progressReader } from './progress.ts';
import type { RenderProgress } from './progress.ts';
import { renderFailure } from './render-failure.ts';
import { captionInputs, captionOptions } from './soft-captions.ts';
import type { SoftCaptions } from './soft-captions.ts';
import { videoFilters } from './video-filters.ts';

export interface RenderRequest extends Quality, Level {
  readonly source: MediaSource;
  /** Absolute local path of the film, or a URL of the storage. */
  readonly input: string;
  /** Seconds from the start of the film; moved to the nearest frames. */
  readonly window: { readonly startSec: number; readonly endSec: number };
  /** ASS file with times from the clip's start, under a name of letters, digits, dot, dash and underscore. */
  readonly assPath?: string;
  /** Where the clip goes; a half file does not stay there. */
  readonly outputPath: string;
  readonly encoder: EncoderDevice;
  /** Language of the sound if the film's track names none, BCP 47. */
  readonly language?: string;
  /** Subtitle tracks of the clip, times from its start; the first is shown by players that show one unasked. */
  readonly softCaptions?: readonly SoftCaptions[];
}

export interface RenderOptions {
  readonly signal?: AbortSignal;
  onProgress?(progress: RenderProgress): void;
}

export interface RenderReport {
  /** What ffmpeg was called with. */
  readonly args: readonly string[];
  readonly encodeMs: number;
  readonly frames: number;
  /** Seconds of clip per second of work. */
  readonly speed: number;
}

/** Part of every clip's content key: raised when the same request would render other pictures or sound. */
export const RENDER_VERSION = 2;
/** Milliseconds without a new frame after which ffmpeg is taken to hang. */
const STALL_MS = 30_000;

/**
 * Cuts, captions and encodes one clip: H.264 and AAC in MP4, exact to the frame. That ffmpeg ended well does not make
 * the clip good: check it with `checkClip` before it is published.
 * @throws RetryableError `disk_full`, `render_stopped`, `render_killed`, on a device also `encoder_busy` and
 *   `encoder_broken`, behind a URL `source_unavailable`; TerminalError `render_failed`, `font_missing`; the signal's reason when aborted. In each case nothing is left at `outputPath` and no process is left running.
 */
export async function renderClip(request: RenderRequest, options: RenderOptions = {}): Promise<RenderReport> {
  const { source, input, outputPath, assPath } = request;
  const { frames, durationSec } = snapToFrames(request.window, source);
  const args = renderArguments(request);
  try {
    const run = await runProgram('ffmpeg', {
      args,
      signal: options.signal,
      writes: [outputPath],
      stallMs: STALL_MS,
      wallMs: durationSec * 10_000 + 60_000,
      onLine: watch(options),
      // The filter names the captions relative to this folder: no path ever stands in a filter.
      ...(assPath === undefined ? {} : { cwd: dirname(assPath) }),
    });
    const failure = renderFailure(run, { uri: source.uri, input, encoder: request.encoder });
    if (failure) throw failure;
    const encodeMs = Math.round(run.elapsedMs);
    return { args, encodeMs, frames, speed: (durationSec * 1000) / Math.max(1, run.elapsedMs) };
  } catch (error) {
    await rm(outputPath, { force: true });
    throw error;
  }
}

/** Passes progress on; true for a line that shows that a frame more is done. */
function watch(options: RenderOptions): (line: string) => boolean {
  const read = progressReader();
  let furthest = -1;
  return (line) => {
    const progress = read(line);
    if (progress === undefined) return false;
    options.onProgress?.(progress);
    const moved = progress.ended || progress.frame > furthest;
    furthest = Math.max(furthest, progress.frame);
    return moved;
  };
}

/** The argv of `renderClip`; pure. */
export function renderArguments(request: RenderRequest): readonly string[] {
  const { source, window, assPath, softCaptions = [] } = request;
  const { video, audio } = source;
  const rate = outputRate(video);
  const { startSec, frames, durationSec } = snapToFrames(window, source);
  const leadSec = Math.min(startSec, leadOf(source));
  const encoder = encoderArguments(request.encoder, request);
  const length = leadSec + durationSec + 1;
  return ffmpegArguments({
    inputOptions: [
      ...encoder.inputOptions,
      ...(request.threads > 0 ? ['-threads', String(request.threads)] : []),
      ...['-progress', 'pipe:1', ...inputGuards(request.input)],
      ...['-ss', decimal(startSec - leadSec), '-t', decimal(length)],
    ],
    input: inputUrl(request.input),
    moreInputs: captionInputs(softCaptions),
    videoFilters: [
      ...videoFilters({
        ...{ video, rate, leadSec, frames, holdLast: mayEndEarly(source, startSec + durationSec) },
        captions: assPath && safeName(assPath),
      }),
      ...encoder.filters,
    ],
    audioFilters: audio ? audioFilters({ audio, leadSec, durationSec, ...levelOf(request) }) : [],
    outputOptions: [
      ...['-map', `0:${video.index}`, ...(audio ? ['-map', `0:${audio.index}`] : [])],
      ...['-map_metadata', '-1', '-map_chapters', '-1', '-dn', ...captionOptions(softCaptions)],
      ...encoder.outputOptions,
      ...(audio ? soundOptions(audio.language ?? request.language) : []),
      ...['-movflags', '+faststart', '-f', 'mp4'],
    ],
    output: request.outputPath,
  });
}

/**
 * Seconds read before the clip: frames and sound on the way to its start must be known, decoders of sound need a run-up,
 * a frame of a variable-rate film can stay long on screen, and a seek in a broadcast stream has no index to go by.
 */
function leadOf({ format, video }: MediaSource): number {
  if (format.startsWith('mpeg')) return 10;
  return video.variableFrameRate ? 2 : 0.5;
}

/** Seconds before the stated end of a film where its picture may already have ended. */
const NEAR_END_SEC = 60;

/** The picture often ends before the sound does; at a variable rate its next frame may lie beyond what is read. */
function mayEndEarly({ durationSec, video }: MediaSource, endSec: number): boolean {
  return video.variableFrameRate || endSec > durationSec - NEAR_END_SEC;
}

function soundOptions(language: string | undefined): readonly string[] {
  return [
    ...['-c:a', 'aac', '-b:a', '160k', '-ar', String(SAMPLE_RATE), '-ac', '2'],
    ...['-metadata:s:a:0', `language=${mp4Language(language)}`],
  ];
}

function levelOf({ gainDb, ceilingDb }: RenderRequest): Level {
  return { gainDb, ceilingDb };
}

/** Captions stand in a filtergraph by name: nothing in it may mean anything there. */
function safeName(path: string): string {
  const name = basename(path);
  if (!/^[\w-][\w.-]*$/.test(name)) throw new RangeError(`not a plain ASCII file name for captions: ${name}`);
  return name;
}

const decimal = (seconds: number): string => seconds.toFixed(6);
