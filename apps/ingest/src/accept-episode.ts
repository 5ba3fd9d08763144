import { basename } from 'node:path';
import { emit, episodeIngested, jobIdOf } from '@langflix/contracts';
import type { EpisodeIngested, EpisodeSubmitted, JobEntry, episodeSubmitted } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import { fromFileUri } from '@langflix/storage';
import { titleFromFileName } from '@langflix/subtitles';
import { traceHeaders } from '@langflix/telemetry';
import type { IngestDeps } from './deps.ts';
import { isClosed } from './fold-facts.ts';
import { outputOf } from './output-layout.ts';
import { resolveSources } from './resolve-sources.ts';

/**
 * Opens the job's ledger entry and looks at the sources. A refusal is a TerminalError, which the runtime publishes as
 * `episode.rejected`. The same submission again finds its job and changes nothing.
 */
export function acceptEpisode(deps: IngestDeps): Handler<typeof episodeSubmitted> {
  return async (event, ctx) => {
    const job = jobIdOf(event);
    const fresh = newEntry(job, event, deps.now());
    const entry = (await deps.ledger.create(job, fresh)) ? fresh : ((await deps.ledger.get(job)) ?? fresh);
    if (isClosed(entry) || (await deps.messaging.readFact(episodeIngested, { job })) !== undefined) return [];

    const ingested = await ingest(job, entry.submission, { deps, signal: ctx.signal });
    await deps.ledger.update(job, (current) =>
      isClosed(current)
        ? undefined
        : {
            ...current,
            status: 'processing',
            title: ingested.title,
            contentSeconds: ingested.source.durationSec,
          },
    );
    return [emit(episodeIngested, ingested)];
  };
}

interface Submission {
  readonly id: string;
  readonly source?: string | undefined;
  readonly data: EpisodeSubmitted;
}

function newEntry(job: string, event: Submission, now: Date): JobEntry {
  const { traceparent } = traceHeaders();
  return {
    job,
    submissionId: event.id,
    ...(event.source === undefined ? {} : { submissionSource: event.source }),
    submission: event.data,
    ...(traceparent === undefined ? {} : { traceparent }),
    status: 'accepted',
    chunks: {},
    clips: {},
    submittedAt: now.toISOString(),
  };
}

async function ingest(
  job: string,
  submission: EpisodeSubmitted,
  { deps, signal }: { readonly deps: IngestDeps; readonly signal: AbortSignal },
): Promise<EpisodeIngested> {
  outputOf(submission.output, deps.outputDirectory);
  const { video, fingerprint, subtitles, translation } = await resolveSources(submission, deps);
  const language = submission.sourceLanguage;
  const source = await deps.probe(video, { fingerprint, language, signal });
  const named = titleFromFileName(basename(fromFileUri(submission.video)));
  return {
    job,
    title: { series: submission.series ?? named.series, episode: submission.episode ?? named.episode },
    source,
    subtitles,
    ...(translation === undefined ? {} : { translation }),
    settings: {
      sourceLanguage: submission.sourceLanguage,
      targetLanguage: submission.targetLanguage,
      level: submission.level,
      analyzer: submission.analyzer,
      captions: submission.captions,
      ...(submission.maxClips === undefined ? {} : { maxClips: submission.maxClips }),
    },
  };
}
