import { basename } from 'node:path';
import type { JobEntry } from '@langflix/contracts';
import { createStorage } from '@langflix/storage';
import { CliError } from '../cli-error.ts';
import { openJobs } from '../jobs/broker.ts';
import { followJob } from '../jobs/follow-job.ts';
import { quotaSettingsOf } from '../jobs/quota-settings.ts';
import { submitOnce } from '../jobs/submit-once.ts';
import { openView } from '../progress/open-view.ts';
import type { Waiting } from '../progress/waiting.ts';
import type { EpisodeOptions, EpisodeRequest } from '../request/episode-request.ts';
import { KEY, checkAnalyzer } from '../request/check-analyzer.ts';
import { mediaRootsFor } from '../request/media-roots.ts';
import { resolveRequest } from '../request/resolve-request.ts';
import { warningsFor } from '../request/tracks-of.ts';
import { describeResult } from '../result/describe-result.ts';
import { exitCodeOf, interruptedResult, jobResult } from '../result/job-result.ts';
import type { JobResult } from '../result/job-result.ts';
import { readRemarks } from '../result/read-remarks.ts';
import { readUsage } from '../result/read-usage.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readLocalSettings } from './settings.ts';
import { withStack } from './with-stack.ts';
import type { StackSettings } from './with-stack.ts';

export interface ProcessOptions extends EpisodeOptions {
  readonly dryRun?: boolean;
}

/** Turns one episode into clips, from start to end, on a stack of its own. */
export async function processEpisode(
  video: string,
  options: ProcessOptions,
  ctx: CommandContext,
): Promise<Outcome> {
  const { config, outputDirectory } = readLocalSettings(ctx, options.out);
  const request = resolveRequest(video, options, { cwd: ctx.cwd, outputDirectory });
  const analyzer = checkAnalyzer(request, config.llm);
  const mediaRoots = mediaRootsFor(request, config.media.roots);
  if (options.dryRun === true) {
    const { rehearse } = await import('./dry-run.ts');
    return rehearse(request, { config, mediaRoots, analyzer });
  }
  const warnings = await warningsFor(request, analyzer, createStorage());
  for (const warning of warnings) ctx.stderr.write(`langflix: warning: ${warning}\n`);
  const settings: StackSettings = { config, outputDirectory, mediaRoots, command: 'process' };
  const result = await run(request, { ...settings, analyzer }, ctx);
  const json = { ...result, warnings };
  return { exitCode: exitCodeOf(result.status), text: describeResult(result), json };
}

async function run(
  request: EpisodeRequest,
  settings: StackSettings & { readonly analyzer: 'gemini' | 'offline' },
  ctx: CommandContext,
): Promise<JobResult> {
  const { stderr: output, now, startedAtMs } = ctx;
  const view = await openView({ output, subject: basename(request.video), now, startedAtMs });
  let latest: JobEntry | undefined;
  const onEntry = (entry: JobEntry): void => {
    latest = entry;
    view.note(undefined);
  };
  const quotaKey = settings.analyzer === 'gemini' ? quotaSettingsOf(settings.config).key : null;
  const wallSeconds = (): number => (now() - startedAtMs) / 1000;
  try {
    const starting = 'starting the local services';
    return await withStack(settings, { ctx, view, starting }, async (stack, messaging) => {
      let isOver = false;
      const showAddress = (): void => {
        if (!isOver) view.address(stack.dashboardUrl());
      };
      // What breaks the stack is told where it runs.
      stack.ready().then(showAddress, () => undefined);
      const jobs = await openJobs(messaging);
      const { job, isResumed } = await submitOnce(request, { messaging, jobs });
      view.note(isResumed ? 'taking up the job that was interrupted' : 'waiting for the services');
      const following = { view, now, signal: ctx.signal, onEntry, quotaKey, onWaiting: endOnRefusedKey };
      const entry = await followJob({ messaging, jobs, job, ...following }).finally(() => (isOver = true));
      return {
        ...jobResult(entry, wallSeconds()),
        ...(await readUsage(entry, messaging)),
        ...(await readRemarks(entry, messaging)),
      };
    });
  } catch (error) {
    if (ctx.signal.aborted) return interruptedResult(latest, wallSeconds());
    throw error;
  } finally {
    view.end();
  }
}

/** Nothing will come of waiting: the services that run know no other key. */
function endOnRefusedKey({ cause }: Waiting): void {
  if (cause !== 'key_refused') return;
  throw new CliError(
    'gemini_key_refused',
    `Gemini refused the key: set ${KEY} to a valid one, and run the same command again; it resumes`,
  );
}
