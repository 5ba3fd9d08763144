import type { Quality } from './quality.ts';
import type { EncoderDevice, EncoderName } from './video-encoder.ts';

export interface EncoderArguments {
  /** In front of the input: the device. */
  readonly inputOptions: readonly string[];
  /** Further picture filters, from yuv420p to the pixels that the encoder takes. */
  readonly filters: readonly string[];
  readonly outputOptions: readonly string[];
}

/**
 * x264's presets on the scales of the devices. NVENC: p1 (fastest) to p7 (slowest), p4 is its own default and called
 * medium (`ffmpeg -h encoder=h264_nvenc`); x264 `fast` and `medium` therefore lie around it. QSV knows seven of x264's
 * words, veryfast to veryslow (`ffmpeg -h encoder=h264_qsv`). VAAPI has one scale per driver, VideoToolbox none.
 */
const NVENC_PRESETS: Readonly<Record<string, string>> = {
  ...{ ultrafast: 'p1', superfast: 'p2', veryfast: 'p3', faster: 'p4', fast: 'p4', medium: 'p5' },
  ...{ slow: 'p6', slower: 'p7', veryslow: 'p7' },
};
const QSV_PRESETS: Readonly<Record<string, string>> = { ultrafast: 'veryfast', superfast: 'veryfast' };

/**
 * The one place where preset, crf and threads become options of an encoder.
 *
 * Scales of quality. crf, cq, global_quality and qp all run to 51, but equal numbers are not equal pictures: NVENC at
 * cq 30 was measured to look like x264 at crf 23 (project OpenShorts, one RTX 4000 Ada), and a fixed quantiser (qp)
 * spends more bits than crf does. The number is taken over all the same: what comes from a device is bigger than what
 * x264 makes, not worse; `cq` overrides it. VideoToolbox counts from 1 to 100, more is better; crf 18 and 28, visually
 * lossless and acceptable by ffmpeg's guide to H.264, lie at 70 and 45 of it, our choice.
 */
export function encoderArguments(encoder: EncoderDevice, quality: Quality): EncoderArguments {
  const named = ['-c:v', encoder.name];
  const { inputOptions = [], filters = [], ...rest } = BY_ENCODER[encoder.name](encoder, quality);
  return { inputOptions, filters, outputOptions: [...named, ...rest.outputOptions] };
}

type Arguments = Partial<EncoderArguments> & Pick<EncoderArguments, 'outputOptions'>;

const HIGH = ['-profile:v', 'high'];

/** Quality on a device's own scale; 0 would be lossless or `choose yourself` there. */
const deviceQuality = ({ crf, cq = crf }: Quality): string => String(Math.max(1, cq));

const BY_ENCODER: Readonly<Record<EncoderName, (encoder: EncoderDevice, quality: Quality) => Arguments>> = {
  libx264: (_encoder, { preset, crf, threads }) => ({
    outputOptions: [
      ...['-preset', preset, '-crf', String(crf), '-threads', String(threads)],
      // Lossless is in no profile that players of the others know.
      ...(crf === 0 ? [] : HIGH),
    ],
  }),
  // Constant quality within VBR without a target.
  h264_nvenc: ({ device }, quality) => ({
    outputOptions: [
      ...(device === undefined ? [] : ['-gpu', device]),
      ...['-preset', NVENC_PRESETS[quality.preset] ?? 'p4', '-tune', 'hq'],
      ...['-rc', 'vbr', '-cq', deviceQuality(quality), '-b:v', '0', ...HIGH],
    ],
  }),
  h264_qsv: ({ device }, quality) => ({
    inputOptions: device === undefined ? [] : ['-qsv_device', device],
    filters: ['format=nv12'],
    outputOptions: [
      ...['-preset', QSV_PRESETS[quality.preset] ?? quality.preset],
      ...['-global_quality', deviceQuality(quality), ...HIGH],
    ],
  }),
  h264_vaapi: ({ device }, quality) => ({
    inputOptions: ['-vaapi_device', device ?? '/dev/dri/renderD128'],
    filters: ['format=nv12', 'hwupload'],
    outputOptions: ['-rc_mode', 'CQP', '-qp', deviceQuality(quality), ...HIGH],
  }),
  h264_videotoolbox: (_encoder, { crf, cq = crf }) => ({
    outputOptions: ['-q:v', videoToolboxQuality(cq), ...HIGH],
  }),
};

function videoToolboxQuality(crf: number): string {
  return String(Math.min(100, Math.max(1, Math.round(70 - (crf - 18) * 2.5))));
}
