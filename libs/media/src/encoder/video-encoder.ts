/** H.264 encoders this code knows how to drive, best first. */
export const ENCODER_NAMES = [
  'h264_nvenc',
  'h264_qsv',
  'h264_vaapi',
  'h264_videotoolbox',
  'libx264',
] as const;
export type EncoderName = (typeof ENCODER_NAMES)[number];

/** An encoder on one device. */
export interface EncoderDevice {
  /** ffmpeg's name. */
  readonly name: EncoderName;
  /** Render node of VAAPI and QSV, e.g. `/dev/dri/renderD128`, or the number of the NVIDIA card; absent: the only one. */
  readonly device?: string;
}

/** Why an encoder is not used. */
export interface RejectedEncoder extends EncoderDevice {
  /** In ffmpeg's words. */
  readonly reason: string;
}

/** An encoder that proved itself on this machine. */
export interface VideoEncoder extends EncoderDevice {
  /** Better ones that were tried and why they are not it. */
  readonly rejected: readonly RejectedEncoder[];
}

/** The encoder that needs no device. */
export const SOFTWARE: EncoderDevice = { name: 'libx264' };

export const isHardware = ({ name }: EncoderDevice): boolean => name !== 'libx264';
