import { SAMPLE_RATE } from '../render/stereo-mix.ts';
import { parseRate } from '../probe/frame-rate.ts';
import type { ProbedFile, ProbedStream } from '../probe/ffprobe.ts';
import type { ClipExpectation } from './clip-expectation.ts';
import { fault } from './fault.ts';
import type { Fault } from './fault.ts';

/** An AAC frame holds this many samples; a track is whole frames, and one more leads in. */
const AAC_FRAME_SEC = 1024 / SAMPLE_RATE;
/** Seconds between the starts of picture and sound that nobody notices. */
const SYNC_SEC = 0.02;

/** What ffprobe says against a file being the clip that was ordered. */
export function streamFaults(file: ProbedFile, expected: ClipExpectation): readonly Fault[] {
  const [picture, ...morePictures] = streamsOf(file, 'video');
  const [sound, ...moreSounds] = streamsOf(file, 'audio');
  const count = Number(sound !== undefined) + moreSounds.length;
  const captions = streamsOf(file, 'subtitle').length;
  return [
    ...fault('size', !(Number(file.format.size) > 0), 'it is empty'),
    ...fault(
      'streams',
      picture === undefined || morePictures.length > 0,
      `${picture === undefined ? 0 : 1 + morePictures.length} picture streams instead of 1`,
    ),
    ...fault(
      'streams',
      count !== Number(expected.hasAudio),
      `${count} sound streams instead of ${Number(expected.hasAudio)}`,
    ),
    ...fault(
      'captions',
      captions !== (expected.softCaptions ?? captions),
      `${captions} caption tracks instead of ${expected.softCaptions}`,
    ),
    ...(picture === undefined ? [] : pictureFaults(picture, expected)),
    ...(sound === undefined ? [] : soundFaults(sound, expected)),
    ...(picture === undefined || sound === undefined ? [] : syncFaults(picture, sound)),
  ];
}

export function streamsOf(file: ProbedFile, kind: 'video' | 'audio' | 'subtitle'): readonly ProbedStream[] {
  return file.streams.filter(({ codec_type }) => codec_type === kind);
}

function pictureFaults(picture: ProbedStream, { durationSec, fps, size }: ClipExpectation): readonly Fault[] {
  const { width = 0, height = 0, pix_fmt = '?', sample_aspect_ratio: aspect = '1:1' } = picture;
  const rate = parseRate(picture.avg_frame_rate) ?? 0;
  const isSized = size === undefined || (width === size.width && height === size.height);
  return [
    ...lengthFaults('picture', picture, { durationSec, toleranceSec: 1 / fps + 0.001 }),
    ...fault('size', !isSized, `${width}x${height} instead of ${size?.width}x${size?.height}`),
    ...fault('picture', pix_fmt !== 'yuv420p', `pixels are ${pix_fmt} instead of yuv420p`),
    // 0:1 means that it is not said: square then.
    ...fault('picture', !['1:1', '0:1'].includes(aspect), `pixels of ${aspect} instead of square`),
    ...fault('rate', Math.abs(rate / fps - 1) > 0.01, `${rate} frames per second instead of ${fps}`),
  ];
}

function soundFaults(sound: ProbedStream, { durationSec, fps }: ClipExpectation): readonly Fault[] {
  const { channels = 0, sample_rate: rate = '?' } = sound;
  const isStandard = channels === 2 && rate === String(SAMPLE_RATE);
  return [
    ...lengthFaults('sound', sound, { durationSec, toleranceSec: 1 / fps + 0.001 + 2 * AAC_FRAME_SEC }),
    ...fault('sound', !isStandard, `${channels} channels at ${rate} Hz instead of 2 at ${SAMPLE_RATE}`),
  ];
}

function lengthFaults(
  what: 'picture' | 'sound',
  stream: ProbedStream,
  { durationSec, toleranceSec }: { readonly durationSec: number; readonly toleranceSec: number },
): readonly Fault[] {
  const isRight = Math.abs(Number(stream.duration) - durationSec) <= toleranceSec;
  return fault(
    'length',
    !isRight,
    `the ${what} lasts ${stream.duration ?? '?'} s instead of ${durationSec} s`,
  );
}

function syncFaults(picture: ProbedStream, sound: ProbedStream): readonly Fault[] {
  const apartSec = Number(sound.start_time ?? 0) - Number(picture.start_time ?? 0);
  const isTogether = Math.abs(apartSec) <= SYNC_SEC;
  return fault('sync', !isTogether, `the sound starts ${Math.round(apartSec * 1000)} ms after the picture`);
}
