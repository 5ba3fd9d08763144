import { TerminalError } from '@langflix/contracts';
import { ffmpegArguments } from '../ffmpeg-arguments.ts';
import { inputGuards, inputUrl } from '../input-guards.ts';
import { runProgram } from '../process/run-program.ts';
import { remoteFailure } from '../remote-failure.ts';
import { messageOf } from './ffprobe.ts';

/** Milliseconds; one frame takes tens of them. */
const WALL_MS = 20_000;

/**
 * Decodes one frame: a header that reads well says nothing of a codec that is not built in, an encrypted stream or a
 * file that ends after its header.
 * @throws TerminalError('video_undecodable').
 */
export async function checkFirstFrame(
  input: string,
  options: { readonly name: string; readonly streamIndex: number; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const run = await runProgram('ffmpeg', {
    args: ffmpegArguments({
      inputOptions: inputGuards(input),
      input: inputUrl(input),
      outputOptions: [
        ...['-map', `0:${options.streamIndex}`, '-frames:v', '1', '-progress', 'pipe:1', '-f', 'null'],
      ],
      output: '-',
    }),
    signal: options.signal,
    wallMs: WALL_MS,
  });
  if (run.exitCode === 0 && /^frame=[1-9]/m.test(run.stdout)) return;
  const failure = remoteFailure(run.stderr, { uri: options.name, input });
  if (failure) throw failure;
  const why = run.stopped ? `no frame within ${WALL_MS / 1000} s` : messageOf(run.stderr, input);
  throw new TerminalError(
    'video_undecodable',
    `${options.name}: not one frame can be decoded (${why}): it is damaged, encrypted or in an unknown codec`,
  );
}
