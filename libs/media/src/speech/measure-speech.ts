import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RetryableError, TerminalError } from '@langflix/contracts';
import type { Interval, MediaSource, SpeechActivity } from '@langflix/contracts';
import { ffmpegArguments } from '../ffmpeg-arguments.ts';
import { inputGuards, inputUrl } from '../input-guards.ts';
import { messageOf } from '../probe/ffprobe.ts';
import { remoteFailure } from '../remote-failure.ts';
import { runProgram } from '../process/run-program.ts';
import { detectSpeech } from './detect-speech.ts';
import { FRAME_MS, SAMPLE_RATE, frameLevels } from './frame-levels.ts';
import { planSpans } from './plan-spans.ts';

export interface MeasureSpeechOptions {
  /** Absolute local path of the film, or a URL of the storage. */
  readonly input: string;
  readonly source: MediaSource;
  readonly signal?: AbortSignal | undefined;
}

/** Part of every kept result's name: raised when the same film would be heard otherwise. */
export const SPEECH_VERSION = 1;
/** Decoding runs at several hundred times real time; a part that takes this long is on a disk that hangs. */
const WALL_MS = 60_000;

/**
 * When people seem to speak in the film, to check subtitle times by. Of films over twenty minutes as much is heard in ten
 * parts. Costs about one second of one core per ten minutes that are listened to, and for that while 16 kB of disk per
 * second of one part. Times count from the film's start, as those of cues do.
 * @returns undefined for a film without sound
 * @throws TerminalError `sound_undecodable`, RetryableError `sound_unheard`, when no part could be listened to; the
 *   signal's reason when aborted
 */
export async function measureSpeech(options: MeasureSpeechOptions): Promise<SpeechActivity | undefined> {
  const { source } = options;
  if (source.audio === undefined) return undefined;
  // No folder of its own: when the service is killed, the guard of ffmpeg removes files only.
  const soundPath = join(tmpdir(), `langflix-speech-${randomUUID()}.s16`);
  try {
    const heard: SpeechActivity = { sampled: [], active: [] };
    let failure: Error | undefined;
    for (const span of planSpans(source.durationSec)) {
      const levels = await listen(span, { ...options, soundPath });
      if (levels instanceof Error) failure = levels;
      else if (levels.length > 0) {
        heard.sampled.push([span[0], span[0] + levels.length * FRAME_MS]);
        heard.active.push(...detectSpeech(levels, span[0]));
      }
    }
    if (heard.sampled.length === 0) throw failure ?? nothingHeard(source);
    return heard;
  } finally {
    await rm(soundPath, { force: true });
  }
}

type Listening = MeasureSpeechOptions & { readonly soundPath: string };

/** Levels of the frames of one part; an error where ffmpeg made nothing of it. */
async function listen([startMs, endMs]: Interval, options: Listening): Promise<number[] | Error> {
  const { input, source, soundPath, signal } = options;
  const run = await runProgram('ffmpeg', {
    args: ffmpegArguments({
      inputOptions: [
        ...[...inputGuards(input), '-threads', '1', '-vn', '-sn', '-dn'],
        ...['-ss', String(startMs / 1000), '-t', String((endMs - startMs) / 1000)],
      ],
      input: inputUrl(input),
      audioFilters: voiceFilters(source.audio?.channels ?? 2),
      outputOptions: ['-map', `0:${source.audio?.index ?? 1}`, '-c:a', 'pcm_s16le', '-f', 's16le'],
      output: soundPath,
    }),
    signal,
    writes: [soundPath],
    wallMs: WALL_MS,
  });
  if (run.stopped || run.exitCode === null) {
    return new RetryableError(`listening to ${source.uri} took too long or was stopped`, {
      code: 'sound_unheard',
    });
  }
  if (run.exitCode !== 0) {
    const failure = remoteFailure(run.stderr, { uri: source.uri, input });
    if (failure) return failure;
    const message = `the sound of ${source.uri} cannot be decoded: ${messageOf(run.stderr, input)}`;
    return new TerminalError('sound_undecodable', message);
  }
  return frameLevels(createReadStream(soundPath));
}

/**
 * One channel with the range of a voice. Late sound keeps its place by silence before it. Of surround sound mostly the
 * centre: dialogue is there.
 */
function voiceFilters(channels: number): readonly string[] {
  const centre =
    channels > 4
      ? ['aformat=channel_layouts=5.1', 'pan=mono|c0=FC+0.3*FL+0.3*FR']
      : ['aformat=channel_layouts=mono'];
  return [
    ...['aresample=async=1:first_pts=0', ...centre],
    ...['highpass=f=300', 'lowpass=f=3000', `aresample=${SAMPLE_RATE}`],
  ];
}

function nothingHeard({ uri }: MediaSource): Error {
  return new TerminalError('sound_undecodable', `the sound of ${uri} is empty`);
}
