import { emit, episodeIngested, episodeRejected, episodeSettings, jobIdOf } from '@langflix/contracts';
import type { EpisodeIngested, EpisodeSubmitted, JobEntry, episodeSubmitted } from '@langflix/contracts';
import type { Handler, HandlerContext } from '@langflix/messaging';
import { nameOf, resolveInsideRoots } from '@langflix/storage';
import { titleFromFileName } from '@langflix/subtitles';
import { SPAN, contextFrom, traceHeaders, withSpan } from '@langflix/telemetry';
import { endJob } from './close-job.ts';
import type { IngestDeps } from './deps.ts';
import { isClosed } from './fold-facts.ts';
import { outputOf } from './output-layout.ts';
import { startListening } from './listen-for-speech.ts';
import { resolveTracks } from './resolve-sources.ts';

/**
 * Opens the job's ledger entry and looks at the sources. A refusal is a TerminalError, which the runtime publishes as
 * `episode.rejected`. The same submission again finds its job and changes nothing.
 */
export function acceptEpisode(deps: IngestDeps): Handler<typeof episodeSubmitted> {
  return async (event, ctx) => {
    const job = jobIdOf(event);
    const fresh = newEntry(job, event);
    const isNew = await deps.ledger.create(job, fresh);
    const entry = isNew ? fresh : ((await deps.ledger.get(job)) ?? fresh);
    if (isClosed(entry)) return [];
    // Data that could not be read is refused without an entry: that was the job's end, whatever comes under its id later.
    const refused = isNew ? await deps.messaging.readFact(episodeRejected, { job }) : undefined;
    if (refused !== undefined) {
      await endJob(
        job,
        { status: 'rejected', failure: { code: refused.code, reason: refused.reason } },
        deps,
      );
      return [];
    }
    // Told again: whoever told it may have died before its spans went out.
    const known = await deps.messaging.readFact(episodeIngested, { job });
    if (known !== undefined) return [emit(episodeIngested, known)];

    const ingested = await ingest(job, entry.submission, { deps, ctx });
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
  readonly time: string;
  readonly traceparent?: string;
}

function newEntry(job: string, event: Submission): JobEntry {
  // Of the submission, else of this very span: at every delivery the same.
  const { traceparent } = traceHeaders(
    event.traceparent === undefined ? undefined : contextFrom(event.traceparent),
  );
  return {
    job,
    submissionId: event.id,
    ...(event.source === undefined ? {} : { submissionSource: event.source }),
    submission: event.data,
    ...(traceparent === undefined ? {} : { traceparent }),
    status: 'accepted',
    chunks: {},
    clips: {},
    submittedAt: event.time,
  };
}

interface Work {
  readonly deps: IngestDeps;
  readonly ctx: Pick<HandlerContext, 'signal' | 'log'>;
}

async function ingest(job: string, submission: EpisodeSubmitted, work: Work): Promise<EpisodeIngested> {
  const { deps, ctx } = work;
  const { signal } = ctx;
  outputOf(submission.output, deps.outputDirectory);
  const film = await resolveInsideRoots(submission.video, deps.mediaRoots);
  const fingerprint = await deps.storage.fingerprint(film);
  const source = await deps.probe(film, { fingerprint, language: submission.sourceLanguage, signal });
  const listening = startListening(source, { listen: deps.listen, ...ctx });
  try {
    const tracks = await withSpan('ingest', SPAN.resolveSources, {}, () =>
      resolveTracks(submission, { film, signal }, deps),
    );
    const speech = await listening.speech;
    signal.throwIfAborted();
    return {
      ...{ job, title: titleOf(submission), source, ...tracks },
      // What travels on with the job; the rest is where files are and what the episode is called.
      settings: episodeSettings.parse(submission),
      ...(speech === undefined ? {} : { speech }),
    };
  } finally {
    listening.stop();
  }
}

function titleOf({ video, series, episode }: EpisodeSubmitted): EpisodeIngested['title'] {
  const named = titleFromFileName(nameOf(video));
  return { series: series ?? named.series, episode: episode ?? named.episode };
}
