/** H.264 encoders this code knows how to drive, best first. */
export const ENCODER_NAMES = ['h264_nvenc', 'h264_qsv', 'h264_vaapi', 'libx264'] as const;
export type EncoderName = (typeof ENCODER_NAMES)[number];

/** An encoder that proved itself on this machine. */
export interface VideoEncoder {
  /** ffmpeg's name. */
  readonly name: EncoderName;
  /** Render node of VAAPI, e.g. `/dev/dri/renderD128`. */
  readonly device?: string;
  /** Better ones that were tried and why they are not it. */
  readonly rejected: readonly { readonly name: EncoderName; readonly reason: string }[];
}
