import { Option } from 'commander';
import type { Command } from 'commander';
import { language, parseVideo, seconds } from './arguments.ts';

const MOST_OFFSET_SEC = 36_000;

const HELP = `
Says of a subtitle file: encoding, format, cues, what had to be mended, overlaps, reading speed, the share without
speech, language found and declared; with --video also how much of the film it covers and how its times fit the
speech in it; with --translation how the two tracks go together. Says of a film: its tracks and the subtitle files
around it, taken or not and why, then the same of what is taken.

Exit codes: 0 good or usable, 1 refused or could not be read, 2 wrong use.`;

export function addInspectOptions(command: Command): Command {
  return command
    .argument('<file>', 'a subtitle file, or a film', parseVideo)
    .option('--video <file>', 'the film that the subtitle file belongs to')
    .option('--subtitles <file>', 'for a film: its subtitles, as for "process"')
    .option('--translation <file>', 'subtitles in the language of the learner')
    .addOption(
      new Option(
        '--language <language>',
        'language of the subtitles (default: as the file is named, else en)',
      ).argParser(language('--language')),
    )
    .addOption(
      new Option(
        '--to <language>',
        'language of the translation (default: as the file is named, else ko)',
      ).argParser(language('--to')),
    )
    .addOption(
      new Option('--offset <seconds>', 'look how it is when so much is added to every time').argParser(
        seconds('--offset', MOST_OFFSET_SEC),
      ),
    )
    .addHelpText('after', HELP);
}
