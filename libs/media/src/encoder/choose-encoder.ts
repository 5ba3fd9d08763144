import { TerminalError } from '@langflix/contracts';
import { devicesOf, wishedEncoders } from './encoder-devices.ts';
import type { EncoderWish } from './encoder-devices.ts';
import { tryEncoder } from './try-encoder.ts';
import { SOFTWARE } from './video-encoder.ts';
import type { EncoderDevice, RejectedEncoder, VideoEncoder } from './video-encoder.ts';

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
 * Finds out by trial encodes what a machine can encode with: ffmpeg lists encoders whose device is not there. Kinds
 * are tried in order and the first that works on any of its devices is taken, with all of its devices that work.
 * @throws TerminalError('encoder_missing') when not even x264 works, `program_missing` without ffmpeg.
 */
export async function chooseEncoders(wish: EncoderWish, options: ChoiceOptions = {}): Promise<EncoderChoice> {
  const { trial = tryEncoder } = options;
  const rejected: RejectedEncoder[] = [];
  const passes = async (encoder: EncoderDevice): Promise<boolean> => {
    const reason = await trial(encoder);
    if (reason !== undefined) rejected.push({ ...encoder, reason });
    return reason === undefined;
  };
  let devices: EncoderDevice[] = [];
  for (const name of wishedEncoders(wish)) {
    for (const device of await devicesOf(name)) if (await passes(device)) devices = [...devices, device];
    if (devices.length > 0) break;
  }
  // x264 is what every file can fall back on, so it is tried even where a device works.
  if (!(await passes(SOFTWARE)) && devices.length === 0) throw missing(rejected);
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
