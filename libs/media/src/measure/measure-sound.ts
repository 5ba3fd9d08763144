import { RetryableError, TerminalError } from '@langflix/contracts';
import type { Interval, Loudness, MediaSource } from '@langflix/contracts';
import { ffmpegArguments } from '../ffmpeg-arguments.ts';
import { inputGuards, inputUrl } from '../input-guards.ts';
import { messageOf } from '../probe/ffprobe.ts';
import { remoteFailure } from '../remote-failure.ts';
import { runProgram } from '../process/run-program.ts';
import type { ProgramResult } from '../process/run-program.ts';
import { stereoMix } from '../render/stereo-mix.ts';
import { findSilences } from './find-silences.ts';
import { readLevel, readLoudness } from './read-measurement.ts';

export interface SoundRequest {
  /** Absolute local path of the film, or a URL of the storage. */
  readonly input: string;
  readonly source: MediaSource;
  readonly signal?: AbortSignal | undefined;
  /** About once a second of work: part of the film that is heard, 0 to 1. */
  onProgress?(share: number): void;
}

export interface SoundMeasurement {
  /** Absent when the film has no sound. */
  readonly loudness?: Loudness;
  /** Where nobody speaks, in time order, milliseconds from the film's start as cues count; see `findSilences`. */
  readonly silences: Interval[];
}

/** Levels are taken 50 times a second: a cut at a silence's edge is off by less than the fade of a clip. */
const STEP_MS = 20;
const LEVEL_RATE = 16_000;
/** Milliseconds without a new level after which ffmpeg is taken to hang. */
const STALL_MS = 30_000;
/** Levels between two reports of progress: one per minute of film. */
const REPORT_EVERY = 60_000 / STEP_MS;

/**
 * Listens once to the film's chosen sound track, without decoding its picture, about 200 times as fast as it plays:
 * loudness by EBU R 128 after the mix that clips get, and its silences.
 * @throws RetryableError('measure_stopped') when ffmpeg hangs or is killed; TerminalError('sound_unreadable') when the
 *   track cannot be decoded; the signal's reason when aborted.
 */
export async function measureSound(request: SoundRequest): Promise<SoundMeasurement> {
  const { source, input } = request;
  if (source.audio === undefined) return { silences: [] };
  const levels: number[] = [];
  const run = await runProgram('ffmpeg', {
    args: measureArguments(input, source.audio),
    signal: request.signal,
    maxOutput: 0,
    stallMs: STALL_MS,
    wallMs: source.durationSec * 1000 + 60_000,
    onLine(line) {
      const level = readLevel(line);
      if (level === undefined) return false;
      levels.push(level);
      if (levels.length % REPORT_EVERY === 0) {
        request.onProgress?.(Math.min(1, (levels.length * STEP_MS) / (source.durationSec * 1000)));
      }
      return true;
    },
  });
  const loudness = readLoudness(run.stderr);
  const failure = measureFailure(run, { uri: source.uri, input, isMeasured: loudness !== undefined });
  if (failure) throw failure;
  const { integratedLufs = null } = loudness ?? {};
  const silences = findSilences(levels, { stepMs: STEP_MS, integratedLufs });
  return { ...(loudness && { loudness }), silences: withinFilm(silences, source.durationSec) };
}

function measureArguments(input: string, audio: NonNullable<MediaSource['audio']>): readonly string[] {
  return ffmpegArguments({
    // The summary of ebur128 is information, not a warning; each message says which it is.
    inputOptions: ['-loglevel', 'level+info', '-nostats', ...inputGuards(input), '-vn'],
    input: inputUrl(input),
    audioFilters: [
      ...stereoMix(audio),
      // What a damaged packet decodes to can be thousands of times full scale; players clip it, and so the measure.
      'aformat=sample_fmts=s16',
      'ebur128=peak=true:framelog=verbose',
      // Rumble below voices is no reason to hear no silence.
      `aresample=${LEVEL_RATE},highpass=f=100,asetnsamples=n=${(LEVEL_RATE * STEP_MS) / 1000}`,
      'astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level',
      'ametadata=mode=print:key=lavfi.astats.Overall.RMS_level:file=-',
    ],
    outputOptions: ['-map', `0:${audio.index}`, '-f', 'null'],
    output: '-',
  });
}

const WHY_ENDED = {
  stalled: 'hung',
  'too-slow': 'took too long',
  killed: 'was killed from outside: perhaps memory ran out',
} as const;

function measureFailure(
  run: ProgramResult,
  { uri, input, isMeasured }: { readonly uri: string; readonly input: string; readonly isMeasured: boolean },
): RetryableError | TerminalError | undefined {
  if (run.stopped || run.exitCode === null) {
    const why = WHY_ENDED[run.stopped ?? 'killed'];
    return new RetryableError(`listening to ${uri} ${why}`, { code: 'measure_stopped' });
  }
  const failure = remoteFailure(run.stderr, { uri, input });
  if (failure && !(run.exitCode === 0 && isMeasured)) return failure;
  if (run.exitCode === 0 && isMeasured) return undefined;
  const complaints = run.stderr
    .split('\n')
    .filter((line) => line.includes('[error]') || line.includes('[fatal]'));
  const why = messageOf(complaints.join('\n'), input);
  const message = `the sound of ${uri} cannot be decoded (${why}): check the file`;
  return new TerminalError('sound_unreadable', message);
}

function withinFilm(silences: readonly Interval[], durationSec: number): Interval[] {
  const filmMs = Math.floor(durationSec * 1000);
  return silences
    .filter(([startMs]) => startMs < filmMs)
    .map(([startMs, endMs]): Interval => [startMs, Math.min(endMs, filmMs)]);
}
