import { runProgram } from './process/run-program.ts';

/** Version of the ffmpeg on the PATH, e.g. `5.1.9-0+deb12u1`. @throws TerminalError('program_missing'). */
export async function ffmpegVersion(): Promise<string> {
  const { stdout } = await runProgram('ffmpeg', { args: ['-version'], wallMs: 10_000 });
  return /^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? 'unknown';
}
