import ffmpeg from 'fluent-ffmpeg';

/** One ffmpeg command: one input, one output. */
export interface FfmpegCommand {
  /** Options in front of the input; those that hold for the whole run belong here too. */
  readonly inputOptions: readonly string[];
  readonly input: string;
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
  if (command.videoFilters?.length) fluent.videoFilters([...command.videoFilters]);
  if (command.audioFilters?.length) fluent.audioFilters([...command.audioFilters]);
  fluent.outputOptions(...command.outputOptions);
  fluent.output(command.output);
  return fluent._getArguments();
}
