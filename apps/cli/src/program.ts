import { Command } from 'commander';
import ownPackage from '../package.json' with { type: 'json' };
import { parseJob, port, wholeNumber } from './arguments.ts';
import type { CommandContext, Outcome } from './commands/command.ts';
import type { QuotaOptions } from './commands/quota.ts';
import { addEpisodeOptions, addOutOption } from './episode-options.ts';
import { addInspectOptions } from './inspect-options.ts';

/** What a command line comes to: run it with a context. */
export type Action = (ctx: CommandContext) => Promise<Outcome>;

/** Called when the command line is right. The command's own code is loaded only when it runs. */
type Chosen = (action: Action) => void;

const EXIT_CODES = `
Exit codes: 0 complete, 1 failed, rejected or could not run, 2 wrong use, 3 complete but some parts failed,
130 interrupted.`;

/** The command line. Parsing throws commander's CommanderError instead of exiting. */
export function buildProgram(chosen: Chosen): Command {
  const program = new Command('langflix')
    .description('Turns an episode and its subtitles into language-learning clips.')
    .version(ownPackage.version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', EXIT_CODES);
  for (const add of [
    addProcess,
    addInspect,
    addUp,
    addSubmit,
    addLookups,
    addReport,
    addDeadLetters,
    addQuota,
    addProvision,
  ])
    add(program, chosen);
  return program;
}

function addProcess(program: Command, chosen: Chosen): void {
  addCommon(addEpisodeOptions(program.command('process')))
    .description('turn one episode into clips, with everything it takes started for it')
    .option('--dry-run', 'look at the files and say what would be done')
    .addHelpText(
      'after',
      '\nCtrl-C stops; the same command again resumes. Run again when all is done, it finds the finished clips and ' +
        `makes only what is missing.\n${EXIT_CODES}`,
    )
    .action((video: string, options) => {
      const action: Action = async (ctx) =>
        (await import('./commands/process.ts')).processEpisode(video, options, ctx);
      chosen(action);
    });
}

function addInspect(program: Command, chosen: Chosen): void {
  addCommon(addInspectOptions(program.command('inspect')))
    .description('look at subtitles, or at a film and all that could be used for it, before anything is done')
    .action((file: string, options) => {
      chosen(async (ctx) => (await import('./commands/inspect.ts')).inspect(file, options, ctx));
    });
}

function addUp(program: Command, chosen: Chosen): void {
  addCommon(program.command('up'))
    .description('keep the local stack running until Ctrl-C')
    .option('--out <folder>', 'where state and results go (default: output.directory of the settings)')
    .option(
      '--media <folders...>',
      'folders that videos are read from (default: media.roots, else this folder)',
    )
    .option('--port <port>', 'port of NATS; any free one when it is taken (default: 4222)', port('--port'))
    .action((options) => {
      chosen(async (ctx) => (await import('./commands/up.ts')).up(options, ctx));
    });
}

function addSubmit(program: Command, chosen: Chosen): void {
  addCommon(addEpisodeOptions(program.command('submit')))
    .description('hand an episode to services that run already, and return at once')
    .action((video: string, options) => {
      chosen(async (ctx) => (await import('./commands/submit.ts')).submit(video, options, ctx));
    });
}

function addLookups(program: Command, chosen: Chosen): void {
  addCommon(addOutOption(program.command('status')))
    .description('say how a job stands (exit code 0 also while it is open)')
    .argument('<job>', 'id of the job', parseJob)
    .action((job: string, options) => {
      chosen(async (ctx) => (await import('./commands/status.ts')).status(job, options, ctx));
    });
  addCommon(addOutOption(program.command('watch')))
    .description('show the progress of a job until it is over')
    .argument('<job>', 'id of the job', parseJob)
    .addHelpText('after', `\nCtrl-C leaves; the job goes on.\n${EXIT_CODES}`)
    .action((job: string, options) => {
      chosen(async (ctx) => (await import('./commands/watch.ts')).watch(job, options, ctx));
    });
}

function addReport(program: Command, chosen: Chosen): void {
  addCommon(addOutOption(program.command('report')))
    .description('say where the time of a job went, also when the stack it ran on is down')
    .argument('[job]', 'id of the job', parseJob)
    .option('--last', 'the newest job')
    .action((job: string | undefined, options) => {
      chosen(async (ctx) => (await import('./commands/report.ts')).report(job, options, ctx));
    });
}

function addDeadLetters(program: Command, chosen: Chosen): void {
  const dlq = program.command('dlq').description('messages that nobody could process');
  const load = () => import('./commands/dead-letters.ts');
  addCommon(addOutOption(dlq.command('list')))
    .description('list them, newest first')
    .option('--limit <n>', 'at most so many (default: 100)', wholeNumber('--limit'))
    .action((options) => {
      chosen(async (ctx) => (await load()).listDeadLetters(options, ctx));
    });
  addCommon(addOutOption(dlq.command('show')))
    .description('show one whole')
    .argument('<seq>', 'its number in the list', wholeNumber('<seq>'))
    .action((seq: number, options) => {
      chosen(async (ctx) => (await load()).showDeadLetter(seq, options, ctx));
    });
  addCommon(addOutOption(dlq.command('redrive')))
    .description('give one, or all, another try')
    .argument('[seq]', 'its number in the list', wholeNumber('<seq>'))
    .option('--all', 'all of them')
    .addHelpText('after', `\n${REDRIVE_HELP}`)
    .action((seq: number | undefined, options) => {
      chosen(async (ctx) => (await load()).redriveDeadLetters(seq, options, ctx));
    });
}

const REDRIVE_HELP = `What happened in a job is written once. A dead letter of a job is therefore redriven by submitting its episode
again, from the ledger, under a new id (the old one and "~r1", "~r2" ...): a new job, which finds the clips that
are finished by their content and the answers in the cache, and does the rest. A submission that nobody could
accept is sent again as it is. Then the dead letter is removed.`;

function addQuota(program: Command, chosen: Chosen): void {
  const load = () => import('./commands/quota.ts');
  const quota = addCommon(addOutOption(program.command('quota')))
    .description('say how far the quota of the model is used, and whether it is asked at all')
    .action((options) => {
      chosen(async (ctx) => (await load()).showQuotas(options, ctx));
    });
  addCommon(addOutOption(quota.command('resume')))
    .description('ask a paused model again, e.g. when a key was mended or a quota raised')
    .option('--model <model>', 'which (default: llm.model of the settings)')
    .action((_options, command: Command) => {
      // `quota` has options of the same names, which take what stands behind `resume` too.
      const options = command.optsWithGlobals<QuotaOptions>();
      chosen(async (ctx) => (await load()).resume(options, ctx));
    });
}

function addProvision(program: Command, chosen: Chosen): void {
  addCommon(program.command('provision'))
    .description('make streams and consumers on the configured NATS, or bring them up to date')
    .action((options) => {
      chosen(async (ctx) => (await import('./commands/provision.ts')).provisionBroker(options, ctx));
    });
}

function addCommon(command: Command): Command {
  return command
    .option('--json', 'print the result as one JSON object, the last line of stdout')
    .option('--verbose', 'show more, and where an error came from');
}
