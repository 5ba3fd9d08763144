import { Option } from 'commander';
import type { Command } from 'commander';
import { ANALYZER_CHOICES, CAPTION_MODES, LANGUAGE_LEVELS } from '@langflix/contracts';
import { language, money, oneOf, parseVideo, seconds, title, wholeNumber } from './arguments.ts';

/** As many clips as the contract allows in one job. */
const MOST_CLIPS = 1000;
/** As far as the contract lets subtitles be moved. */
const MOST_OFFSET_SEC = 36_000;

/** What `process` and `submit` have in common. */
export function addEpisodeOptions(command: Command): Command {
  return command
    .argument(
      '<video>',
      'the film or episode, a file on this machine; for "submit" also s3://bucket/file',
      parseVideo,
    )
    .option(
      '--subtitles <file>',
      'subtitles in the language of the film; "embedded" or "track:N" for a text track inside the film ' +
        '(default: found beside the video, else inside it)',
    )
    .option(
      '--translation <file>',
      'subtitles in the language of the learner, in the same way (default: found beside or inside the video)',
    )
    .addOption(
      new Option(
        '--offset <seconds>',
        'added to every subtitle time, e.g. -2.5 (default: found by the speech in the film)',
      ).argParser(seconds('--offset', MOST_OFFSET_SEC)),
    )
    .addOption(
      new Option('--from <language>', 'language of the film').default('en').argParser(language('--from')),
    )
    .addOption(
      new Option('--to <language>', 'language of the learner').default('ko').argParser(language('--to')),
    )
    .addOption(
      new Option('--level <level>', 'what the learner can do already')
        .choices(LANGUAGE_LEVELS)
        .argParser(oneOf('--level', LANGUAGE_LEVELS))
        .default('intermediate'),
    )
    .addOption(
      new Option('--max-clips <n>', 'most clips in total (default: no limit)').argParser(
        wholeNumber('--max-clips', MOST_CLIPS),
      ),
    )
    .addOption(
      new Option(
        '--analyzer <analyzer>',
        'what finds the expressions; auto is gemini when a key is configured',
      )
        .choices(ANALYZER_CHOICES)
        .argParser(oneOf('--analyzer', ANALYZER_CHOICES))
        .default('auto'),
    )
    .addOption(
      new Option(
        '--budget <usd>',
        'most US dollars for the model; what is not analysed by then is left out (default: llm.budget_per_job_usd)',
      ).argParser(money('--budget')),
    )
    .option('--share-clips', 'expressions of the same scene share one clip (default: a clip each)')
    .addOption(
      new Option(
        '--captions <mode>',
        'both languages: burn them into the picture, soft as subtitle tracks of the file, none',
      )
        .choices(CAPTION_MODES)
        .argParser(oneOf('--captions', CAPTION_MODES))
        .default('burn'),
    )
    .addOption(
      new Option('--series <name>', 'title of the series (default: from the file name)').argParser(
        title('--series'),
      ),
    )
    .addOption(
      new Option('--episode <name>', 'e.g. S01E02 (default: from the file name)').argParser(
        title('--episode'),
      ),
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
