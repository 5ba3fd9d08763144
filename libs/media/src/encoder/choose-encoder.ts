import { TerminalError } from '@langflix/contracts';
import { devicesOf, wishedEncoders } from './encoder-devices.ts';
import type { EncoderWish } from './encoder-devices.ts';
import { tryEncoder } from './try-encoder.ts';
import { SOFTWARE } from './video-encoder.ts';
import type { EncoderDevice, EncoderName, RejectedEncoder, VideoEncoder } from './video-encoder.ts';

/** What a machine can encode with. */
export interface EncoderChoice {
  /** Devices of the best kind that works, each after a trial of its own; [] when x264 does the work. */
  readonly devices: readonly EncoderDevice[];
  /** What was tried and does not work. */
  readonly rejected: readonly RejectedEncoder[];
}

export interface ChoiceOptions {
  /** Undefined when the encoder works, else why not. Default: a trial encode. */
  readonly trial?: (encoder: EncoderDevice) => Promise<string | undefined>;
}

/**
 * Finds out by trial encodes what a machine can encode with: ffmpeg lists encoders whose device is not there. Of the
 * kinds, in order, the first that works on any of its devices is taken, with all of its devices that work.
 * @throws TerminalError('encoder_missing') when not even x264 works, `program_missing` without ffmpeg.
 */
export async function chooseEncoders(wish: EncoderWish, options: ChoiceOptions = {}): Promise<EncoderChoice> {
  const { trial = tryEncoder } = options;
  // Side by side, as each is mostly the start of an ffmpeg; x264, which every file can fall back on, is tried anyway.
  const software = tryAll([SOFTWARE], trial);
  const kinds = wishedEncoders(wish).map((name) => tryKind(name, trial));
  // Nobody waits for a lesser driver that hangs, nor hears of what fails it.
  for (const trials of [software, ...kinds]) trials.catch(() => undefined);
  const rejected: RejectedEncoder[] = [];
  let devices: readonly EncoderDevice[] = [];
  for (const trials of kinds) {
    const tried = await trials;
    rejected.push(...tried.rejected);
    devices = tried.devices;
    if (devices.length > 0) break;
  }
  const fallback = await software;
  rejected.push(...fallback.rejected);
  if (fallback.devices.length === 0 && devices.length === 0) throw missing(rejected);
  return { devices, rejected };
}

async function tryKind(
  name: EncoderName,
  trial: NonNullable<ChoiceOptions['trial']>,
): Promise<EncoderChoice> {
  const devices = await devicesOf(name);
  if (devices.length > 0) return tryAll(devices, trial);
  return {
    devices: [],
    rejected: [{ name, reason: 'there is no device for it: no /dev/dri/renderD* to be seen' }],
  };
}

/** One after another: cards of one kind may share their sessions. */
async function tryAll(
  encoders: readonly EncoderDevice[],
  trial: NonNullable<ChoiceOptions['trial']>,
): Promise<EncoderChoice> {
  const devices: EncoderDevice[] = [];
  const rejected: RejectedEncoder[] = [];
  for (const encoder of encoders) {
    const reason = await trial(encoder);
    if (reason === undefined) devices.push(encoder);
    else rejected.push({ ...encoder, reason });
  }
  return { devices, rejected };
}

/** The one encoder to use on this machine. @throws as chooseEncoders. */
export async function chooseEncoder(wish: EncoderWish, options: ChoiceOptions = {}): Promise<VideoEncoder> {
  const { devices, rejected } = await chooseEncoders(wish, options);
  return { ...(devices[0] ?? SOFTWARE), rejected };
}

function missing(rejected: readonly RejectedEncoder[]): TerminalError {
  const tried = rejected.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  return new TerminalError(
    'encoder_missing',
    `no H.264 encoder works (${tried}): install ffmpeg with libx264`,
  );
}
