import { rm, stat } from 'node:fs/promises';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { ffmpegArguments } from '../ffmpeg-arguments.ts';
import { inputGuards, inputUrl } from '../input-guards.ts';
import { messageOf } from '../probe/ffprobe.ts';
import { remoteFailure } from '../remote-failure.ts';
import { runProgram } from '../process/run-program.ts';
import type { ProgramResult } from '../process/run-program.ts';
import type { SubtitleTrack } from './list-subtitle-tracks.ts';
import { extractionOf } from './text-codecs.ts';

export interface ExtractSubtitleOptions {
  /** Absolute local path of the film, or a URL of the storage. */
  readonly input: string;
  /** Names the film in messages. Default: `input`. */
  readonly name?: string;
  readonly track: Pick<SubtitleTrack, 'stream' | 'codec'>;
  /** Absolute path to write to; its folder exists. */
  readonly outputPath: string;
  readonly signal?: AbortSignal | undefined;
}

/** A Matroska film is read to its end for it: minutes only from a slow network. */
const WALL_MS = 10 * 60_000;
/** What a file of a format is at least, when it holds a cue; ASS has its header in any case. */
const LEAST_BYTES = 10;

/** Extension of the file that a track of this codec becomes. Default `srt`. */
export function extractedExtension(codec: string): 'srt' | 'ass' {
  return extractionOf(codec)?.extension ?? 'srt';
}

/**
 * Writes a text track of a film as SRT, or ASS where it is ASS. Its times count from the start of the film, as those of
 * cues do. Nothing is left behind on failure.
 * @throws TerminalError `subtitle_track_unusable`, `subtitle_track_unreadable`, `subtitle_track_empty`, RetryableError
 *   `disk_full`, `subtitle_track_stopped`; the signal's reason when aborted
 */
export async function extractSubtitleTrack(options: ExtractSubtitleOptions): Promise<void> {
  const { input, name = input, track, outputPath, signal } = options;
  const extraction = extractionOf(track.codec);
  if (extraction === undefined) {
    const message = `subtitle track ${track.stream} of ${name} is no text (${track.codec}): name a text file`;
    throw new TerminalError('subtitle_track_unusable', message);
  }
  const { extension, codec } = extraction;
  const run = await runProgram('ffmpeg', {
    args: ffmpegArguments({
      inputOptions: [...inputGuards(input), '-vn', '-an', '-dn'],
      input: inputUrl(input),
      outputOptions: ['-map', `0:${track.stream}`, '-c:s', codec, '-f', extension],
      output: outputPath,
    }),
    signal,
    writes: [outputPath],
    wallMs: WALL_MS,
  }).catch((error: unknown) => remove(outputPath).then(() => Promise.reject(error)));
  const failure = extractionFailure(run, options) ?? (await emptiness(options));
  if (failure === undefined) return;
  await remove(outputPath);
  throw failure;
}

function extractionFailure(
  run: ProgramResult,
  { input, name = input, track }: ExtractSubtitleOptions,
): Error | undefined {
  if (run.exitCode === 0) return undefined;
  const what = `subtitle track ${track.stream} of ${name}`;
  if (run.stopped || run.exitCode === null) {
    const message = `taking out ${what} took too long or was stopped`;
    return new RetryableError(message, { code: 'subtitle_track_stopped' });
  }
  if (/No space left on device|Disk quota exceeded/i.test(run.stderr)) {
    const message = `no space left for ${what}: free some in the output folder`;
    return new RetryableError(message, { code: 'disk_full', retryAfterMs: 30_000 });
  }
  const failure = remoteFailure(run.stderr, { uri: name, input });
  if (failure) return failure;
  const message = `${what} cannot be read (${messageOf(run.stderr, input)}): name a subtitle file`;
  return new TerminalError('subtitle_track_unreadable', message);
}

async function emptiness({
  input,
  name = input,
  track,
  outputPath,
}: ExtractSubtitleOptions): Promise<Error | undefined> {
  const { size } = await stat(outputPath);
  if (size >= LEAST_BYTES) return undefined;
  const message = `subtitle track ${track.stream} of ${name} is empty: name another track or a subtitle file`;
  return new TerminalError('subtitle_track_empty', message);
}

async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
}
