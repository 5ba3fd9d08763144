import { ffmpegArguments } from '../ffmpeg-arguments.ts';
import { messageOf } from '../probe/ffprobe.ts';
import { runProgram } from '../process/run-program.ts';
import { encoderArguments } from './encoder-arguments.ts';
import type { EncoderDevice } from './video-encoder.ts';

/** Milliseconds for encoding three small frames; a driver that hangs is as good as none. */
const TRIAL_MS = 15_000;

/**
 * Encodes three frames of 256 x 256 in yuv420p (some devices refuse smaller ones). Undefined when that works, else
 * ffmpeg's reason.
 * @throws TerminalError('program_missing') without ffmpeg.
 */
export async function tryEncoder(encoder: EncoderDevice): Promise<string | undefined> {
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
