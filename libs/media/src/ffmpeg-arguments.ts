import ffmpeg from 'fluent-ffmpeg';

export interface FfmpegInput {
  readonly inputOptions: readonly string[];
  readonly input: string;
}

/** One ffmpeg command with one output. Options in front of the first input may be those of the whole run. */
export interface FfmpegCommand extends FfmpegInput {
  /** Numbered from 1. */
  readonly moreInputs?: readonly FfmpegInput[];
  readonly videoFilters?: readonly string[];
  readonly audioFilters?: readonly string[];
  readonly outputOptions: readonly string[];
  /** A path, or `-` for none. */
  readonly output: string;
}

/** Every run: nothing read from the terminal, no banner, warnings only (libass warns of missing glyphs). */
const ALWAYS = ['-nostdin', '-hide_banner', '-loglevel', 'warning', '-y'];

/** The argv of a command, as fluent-ffmpeg composes it. `runProgram` says why that library does not run it as well. */
export function ffmpegArguments(command: FfmpegCommand): readonly string[] {
  const fluent = ffmpeg();
  fluent.input(command.input);
  // As single arguments: fluent-ffmpeg splits the strings of an array at their spaces.
  fluent.inputOptions(...ALWAYS, ...command.inputOptions);
  for (const { input, inputOptions } of command.moreInputs ?? []) {
    fluent.input(input).inputOptions(...inputOptions);
  }
  if (command.videoFilters?.length) fluent.videoFilters([...command.videoFilters]);
  if (command.audioFilters?.length) fluent.audioFilters([...command.audioFilters]);
  fluent.outputOptions(...command.outputOptions);
  fluent.output(command.output);
  return fluent._getArguments();
}
