import { readdir } from 'node:fs/promises';
import { TerminalError } from '@langflix/contracts';
import { ffmpegArguments } from '../ffmpeg-arguments.ts';
import { runProgram } from '../process/run-program.ts';
import { messageOf } from '../probe/ffprobe.ts';
import { encoderArguments } from './encoder-arguments.ts';
import type { EncoderName, VideoEncoder } from './video-encoder.ts';

export interface EncoderWish {
  /** `auto`: the first that works; `none`: x264; else that kind of device, x264 when it does not work. */
  readonly hardwareAcceleration: 'auto' | 'cuda' | 'qsv' | 'vaapi' | 'none';
  /** A particular encoder, tried before anything else. Default `auto`. */
  readonly codec?: 'auto' | EncoderName;
}

const CANDIDATES: Readonly<Record<EncoderWish['hardwareAcceleration'], readonly EncoderName[]>> = {
  auto: ['h264_nvenc', 'h264_qsv', 'h264_vaapi'],
  cuda: ['h264_nvenc'],
  qsv: ['h264_qsv'],
  vaapi: ['h264_vaapi'],
  none: [],
};
/** Milliseconds for encoding three small frames; a driver that hangs is as good as none. */
const TRIAL_MS = 15_000;

/**
 * The encoder to use on this machine. Each candidate encodes three frames of 256 x 256 first: ffmpeg lists encoders
 * whose device is not there, and some devices refuse smaller pictures.
 * @throws TerminalError('encoder_missing') when not even x264 works, `program_missing` without ffmpeg.
 */
export async function chooseEncoder(wish: EncoderWish): Promise<VideoEncoder> {
  const rejected: { name: EncoderName; reason: string }[] = [];
  for (const name of candidates(wish)) {
    for (const encoder of await devicesOf(name)) {
      const reason = await tryEncoder(encoder);
      if (reason === undefined) return { ...encoder, rejected };
      rejected.push({ name, reason });
    }
  }
  const tried = rejected.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  throw new TerminalError(
    'encoder_missing',
    `no H.264 encoder works (${tried}): install ffmpeg with libx264`,
  );
}

function candidates({ hardwareAcceleration, codec = 'auto' }: EncoderWish): readonly EncoderName[] {
  const wished = codec === 'auto' ? CANDIDATES[hardwareAcceleration] : [codec];
  return [...new Set<EncoderName>([...wished, 'libx264'])];
}

/** One entry per render node for VAAPI, one for everything else. */
async function devicesOf(name: EncoderName): Promise<readonly VideoEncoder[]> {
  if (name !== 'h264_vaapi') return [{ name, rejected: [] }];
  const nodes = await readdir('/dev/dri').catch(() => []);
  const found = nodes.filter((node) => node.startsWith('renderD')).map((node) => `/dev/dri/${node}`);
  return (found.length > 0 ? found : ['/dev/dri/renderD128']).map((device) => ({
    name,
    device,
    rejected: [],
  }));
}

/** Undefined when it works, else why not. */
async function tryEncoder(encoder: VideoEncoder): Promise<string | undefined> {
  const settings = encoderArguments(encoder, { preset: 'fast', crf: 23, threads: 1 });
  const run = await runProgram('ffmpeg', {
    args: ffmpegArguments({
      inputOptions: [...settings.inputOptions, '-f', 'lavfi'],
      input: 'color=black:s=256x256:r=25:d=0.2',
      videoFilters: ['format=yuv420p', ...settings.filters],
      outputOptions: [...settings.outputOptions, '-frames:v', '3', '-f', 'null'],
      output: '-',
    }),
    wallMs: TRIAL_MS,
  });
  if (run.exitCode === 0) return undefined;
  return run.stopped ? `no answer within ${TRIAL_MS / 1000} s` : messageOf(run.stderr, '').slice(0, 300);
}
