import { brokerCommandLine } from '../command-line.ts';
import { EXIT_CODE } from '../exit-code.ts';
import { submitOnce } from '../jobs/submit-once.ts';
import type { EpisodeOptions } from '../request/episode-request.ts';
import { checkSource } from '../request/check-file.ts';
import { resolveRequest } from '../request/resolve-request.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readSettings } from './settings.ts';
import { withBroker } from './with-broker.ts';

/** Hands an episode to services that run already. */
export async function submit(video: string, options: EpisodeOptions, ctx: CommandContext): Promise<Outcome> {
  const settings = readSettings(ctx, options.out);
  const outputDirectory = options.out === undefined ? undefined : settings.outputDirectory;
  const request = resolveRequest(video, options, { cwd: ctx.cwd, outputDirectory, check: checkSource });
  return withBroker(ctx, settings, async (connection) => {
    const submitted = await submitOnce(request, connection);
    const did = submitted.isResumed ? 'is being worked on already' : 'is submitted';
    const follow = brokerCommandLine(['watch', submitted.job], settings.broker);
    return {
      exitCode: EXIT_CODE.complete,
      text: `Job ${submitted.job} ${did}: follow it with "${follow}".`,
      json: { status: submitted.isResumed ? 'open' : 'submitted', ...submitted },
    };
  });
}
