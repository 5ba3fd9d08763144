import type { EncoderName, VideoEncoder } from './video-encoder.ts';

export interface Quality {
  /** Speed in the words of x264: ultrafast .. veryslow. */
  readonly preset: string;
  /** 0 (lossless) .. 51; x264's scale. */
  readonly crf: number;
  /** 0 lets the encoder choose. */
  readonly threads: number;
}

export interface EncoderArguments {
  /** In front of the input: the device. */
  readonly inputOptions: readonly string[];
  /** Further picture filters, from yuv420p to the pixels that the encoder takes. */
  readonly filters: readonly string[];
  readonly outputOptions: readonly string[];
}

/** NVENC has p1 (fastest) to p7; the order of x264's presets, p4 being its own default. */
const NVENC_PRESETS: Readonly<Record<string, string>> = {
  ...{ ultrafast: 'p1', superfast: 'p2', veryfast: 'p3', faster: 'p4', fast: 'p4', medium: 'p5' },
  ...{ slow: 'p6', slower: 'p7', veryslow: 'p7' },
};
/** QSV shares x264's words between these two. */
const QSV_PRESETS: Readonly<Record<string, string>> = { ultrafast: 'veryfast', superfast: 'veryfast' };

/** The one place where preset, crf and threads become options of an encoder. */
export function encoderArguments(encoder: VideoEncoder, quality: Quality): EncoderArguments {
  const named = ['-c:v', encoder.name];
  const { inputOptions = [], filters = [], ...rest } = BY_ENCODER[encoder.name](encoder, quality);
  return { inputOptions, filters, outputOptions: [...named, ...rest.outputOptions] };
}

type Arguments = Partial<EncoderArguments> & Pick<EncoderArguments, 'outputOptions'>;

const BY_ENCODER: Readonly<Record<EncoderName, (encoder: VideoEncoder, quality: Quality) => Arguments>> = {
  libx264: (_encoder, { preset, crf, threads }) => ({
    outputOptions: [
      ...['-preset', preset, '-crf', String(crf), '-threads', String(threads)],
      // Lossless is in no profile that players of the others know.
      ...(crf === 0 ? [] : ['-profile:v', 'high']),
    ],
  }),
  // Constant quality within VBR; its cq scale is not crf's but lies near enough to start from.
  h264_nvenc: (_encoder, { preset, crf }) => ({
    outputOptions: [
      ...[
        '-preset',
        NVENC_PRESETS[preset] ?? 'p4',
        '-tune',
        'hq',
        '-rc',
        'vbr',
        '-cq',
        String(crf),
        '-b:v',
        '0',
      ],
      ...['-profile:v', 'high'],
    ],
  }),
  h264_qsv: (_encoder, { preset, crf }) => ({
    filters: ['format=nv12'],
    outputOptions: [
      ...['-preset', QSV_PRESETS[preset] ?? preset, '-global_quality', String(Math.max(1, crf))],
      ...['-profile:v', 'high'],
    ],
  }),
  h264_vaapi: ({ device }, { crf }) => ({
    inputOptions: ['-vaapi_device', device ?? '/dev/dri/renderD128'],
    filters: ['format=nv12', 'hwupload'],
    outputOptions: ['-rc_mode', 'CQP', '-qp', String(Math.max(1, crf)), '-profile:v', 'high'],
  }),
};
