import { Option } from 'commander';
import type { Command } from 'commander';
import { ANALYZER_CHOICES, CAPTION_MODES, LANGUAGE_LEVELS } from '@langflix/contracts';
import { parseLanguage, parseMaxClips, parseTitle } from './arguments.ts';

/** What `process` and `submit` have in common. */
export function addEpisodeOptions(command: Command): Command {
  return command
    .argument('<video>', 'the film or episode')
    .option('--subtitles <file>', 'subtitles in the language of the film (default: found beside the video)')
    .option(
      '--translation <file>',
      'subtitles in the language of the learner (default: found beside the video)',
    )
    .addOption(new Option('--from <language>', 'language of the film').default('en').argParser(parseLanguage))
    .addOption(
      new Option('--to <language>', 'language of the learner').default('ko').argParser(parseLanguage),
    )
    .addOption(
      new Option('--level <level>', 'what the learner can do already')
        .choices(LANGUAGE_LEVELS)
        .default('intermediate'),
    )
    .addOption(
      new Option('--max-clips <n>', 'most clips in total (default: no limit)').argParser(parseMaxClips),
    )
    .addOption(
      new Option(
        '--analyzer <analyzer>',
        'what finds the expressions; auto is gemini when a key is configured',
      )
        .choices(ANALYZER_CHOICES)
        .default('auto'),
    )
    .addOption(
      new Option('--captions <mode>', 'both languages in the picture, or none')
        .choices(CAPTION_MODES)
        .default('burn'),
    )
    .addOption(
      new Option('--series <name>', 'title of the series (default: from the file name)').argParser(
        parseTitle,
      ),
    )
    .addOption(
      new Option('--episode <name>', 'e.g. S01E02 (default: from the file name)').argParser(parseTitle),
    )
    .option('--out <folder>', 'where results go (default: output.directory of the settings, ./langflix-out)')
    .addHelpText('after', '\nLanguages are BCP 47 tags such as en, ko, pt-BR.');
}

/** For the commands that talk to a broker. */
export function addOutOption(command: Command): Command {
  return command.option(
    '--out <folder>',
    'output folder whose running stack is asked when neither NATS_URL nor nats.servers says where',
  );
}
