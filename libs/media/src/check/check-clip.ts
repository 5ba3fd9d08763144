import { TerminalError } from '@langflix/contracts';
import { SAMPLE_RATE } from '../render/audio-filters.ts';
import { ffprobe } from '../probe/ffprobe.ts';
import type { ProbedFile, ProbedStream } from '../probe/ffprobe.ts';

export interface ClipExpectation {
  readonly durationSec: number;
  /** The clip's frame rate. */
  readonly fps: number;
  readonly hasAudio: boolean;
}

export interface CheckedClip {
  /** Of the picture, as ffprobe measured it. */
  readonly durationSec: number;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
}

/** An AAC frame holds this many samples; a track is whole frames, and one more leads in. */
const AAC_FRAME_SEC = 1024 / SAMPLE_RATE;

/**
 * Looks whether a rendered file is the clip that was asked for: one picture and one sound stream (none if the film is
 * silent), the picture's length right within one frame, the sound's within one frame and two AAC frames. ffmpeg ends
 * with 0 on truncated films and on windows past their end; this is what notices.
 * @throws TerminalError('clip_check_failed') that says what is wrong with it.
 */
export async function checkClip(path: string, expected: ClipExpectation): Promise<CheckedClip> {
  const file = await ffprobe(path);
  const faults = 'refused' in file ? [`it cannot be read (${file.refused})`] : faultsOf(file, expected);
  if (faults.length > 0 || 'refused' in file) {
    const cause = 'the film may be damaged or end before its stated length';
    throw new TerminalError(
      'clip_check_failed',
      `the clip is not as ordered: ${faults.join('; ')}; ${cause}`,
    );
  }
  const picture = streamsOf(file, 'video')[0];
  return {
    durationSec: Number(picture?.duration),
    sizeBytes: Number(file.format.size),
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
  };
}

function faultsOf(file: ProbedFile, expected: ClipExpectation): readonly string[] {
  const { durationSec, fps, hasAudio } = expected;
  const pictures = streamsOf(file, 'video');
  const sounds = streamsOf(file, 'audio');
  const frameSec = 1 / fps + 0.001;
  const faults: string[] = [];
  if (!(Number(file.format.size) > 0)) faults.push('it is empty');
  if (pictures.length !== 1) faults.push(`${pictures.length} picture streams instead of 1`);
  if (sounds.length !== Number(hasAudio))
    faults.push(`${sounds.length} sound streams instead of ${Number(hasAudio)}`);
  const wrongLength = (stream: ProbedStream, toleranceSec: number): boolean =>
    !(Math.abs(Number(stream.duration) - durationSec) <= toleranceSec);
  const says = (stream: ProbedStream): string =>
    `lasts ${stream.duration ?? '?'} s instead of ${durationSec} s`;
  for (const stream of pictures)
    if (wrongLength(stream, frameSec)) faults.push(`the picture ${says(stream)}`);
  for (const stream of sounds) {
    if (wrongLength(stream, frameSec + 2 * AAC_FRAME_SEC)) faults.push(`the sound ${says(stream)}`);
  }
  return faults;
}

function streamsOf(file: ProbedFile, kind: 'video' | 'audio'): readonly ProbedStream[] {
  return file.streams.filter(({ codec_type }) => codec_type === kind);
}
