import { isElsewhere } from './absolute-path.ts';
import type { ConfigProblem } from './config-error.ts';
import type { Config } from './sections.ts';
import type { HardwareAcceleration, VideoCodec } from './sections/video.ts';

/**
 * What is wrong with settings that are each right by themselves; `isUsable` says which are, by path, so that one
 * mistake is reported once.
 */
export function checkTogether(config: Config, isUsable: (path: string) => boolean): ConfigProblem[] {
  const { llm, processing, video } = config;
  const limits: readonly [string, number, string, number][] = [
    ['llm.chunk_size', llm.chunkSize, 'llm.max_input_length', llm.maxInputLength],
    [
      'processing.min_expressions_per_chunk',
      processing.minExpressionsPerChunk,
      'processing.max_expressions_per_chunk',
      processing.maxExpressionsPerChunk,
    ],
    ['video.min_clip_sec', video.minClipSec, 'video.preferred_clip_sec', video.preferredClipSec],
    ['video.preferred_clip_sec', video.preferredClipSec, 'video.max_clip_sec', video.maxClipSec],
  ];
  const overLimit = limits
    .filter(([key, value, limitKey, limit]) => isUsable(key) && isUsable(limitKey) && value > limit)
    .map(([key, value, limitKey, limit]) => ({
      key,
      value: String(value),
      complaint: `expected at most ${limitKey}, which is ${limit}`,
    }));
  const isCodecUsable = isUsable('video.codec') && isUsable('video.hardware_acceleration');
  return [
    ...overLimit,
    ...(isCodecUsable ? codecFits(video.codec, video.hardwareAcceleration) : []),
    ...(isUsable('cache.url') ? storeIsNamed(config.cache) : []),
    ...(isUsable('cache.path') && isUsable('output.directory') ? cacheIsHere(config) : []),
  ];
}

function storeIsNamed({ store, url }: Config['cache']): ConfigProblem[] {
  if (store !== 'redis' || url !== undefined) return [];
  return [{ key: 'cache.url', complaint: 'expected the address of the server with cache.store = redis' }];
}

/** By default the file lies in the output, and a database cannot lie in S3. */
function cacheIsHere({ cache, output }: Config): ConfigProblem[] {
  if (cache.store !== 'file' || cache.path !== undefined || !isElsewhere(output.directory)) return [];
  const complaint = 'expected a file, or cache.store = memory or redis, with output.directory in S3';
  return [{ key: 'cache.path', complaint }];
}

const CODEC_OF: Readonly<Record<Exclude<HardwareAcceleration, 'auto'>, VideoCodec>> = {
  cuda: 'h264_nvenc',
  qsv: 'h264_qsv',
  vaapi: 'h264_vaapi',
  videotoolbox: 'h264_videotoolbox',
  none: 'libx264',
};

function codecFits(codec: VideoCodec, acceleration: HardwareAcceleration): ConfigProblem[] {
  if (codec === 'auto' || acceleration === 'auto' || CODEC_OF[acceleration] === codec) return [];
  const complaint = `expected ${CODEC_OF[acceleration]} or auto with video.hardware_acceleration = ${acceleration}`;
  return [{ key: 'video.codec', value: codec, complaint }];
}
