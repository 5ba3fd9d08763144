import {
  TerminalError,
  chunkAnalyzed,
  clipIdOf,
  clipRequested,
  emit,
  episodeIngested,
} from '@langflix/contracts';
import type { ExpressionAnalysis, GroundedExpression, JobEntry, OutEvent } from '@langflix/contracts';
import type { IngestDeps } from './deps.ts';
import { clipStoreOf } from './output-layout.ts';

/**
 * The requests for the clips that are still to be cut, worked out from the entry and the stored facts alone, so that a
 * redelivered fact asks for the same clips again. `fromChunk` leaves out the clips of
 * chunks before it.
 */
export async function requestClips(
  entry: JobEntry,
  deps: IngestDeps,
  { fromChunk = 0 }: { readonly fromChunk?: number } = {},
): Promise<readonly OutEvent[]> {
  const wanted = Object.entries(entry.clips).filter(
    ([, clip]) => clip.state === 'requested' && clip.chunk >= fromChunk,
  );
  if (wanted.length === 0) return [];
  const ingested = await deps.messaging.readFact(episodeIngested, { job: entry.job });
  if (ingested === undefined) throw factMissing(entry.job, 'episode.ingested');
  const requests: OutEvent[] = [];
  for (const chunk of new Set(wanted.map(([, clip]) => clip.chunk))) {
    const { analyzer, byClip } = await readAnalysis(entry.job, chunk, deps);
    for (const [id, clip] of wanted) {
      const expression = byClip.get(id);
      if (clip.chunk !== chunk || expression === undefined) continue;
      const companions = companionsOf(entry, id, byClip);
      requests.push(
        emit(clipRequested, {
          job: entry.job,
          clip: id,
          chunk,
          expression,
          ...(companions.length > 0 && { companions }),
          source: ingested.source,
          sourceLanguage: ingested.settings.sourceLanguage,
          targetLanguage: ingested.settings.targetLanguage,
          captions: ingested.settings.captions,
          analyzer,
          store: clipStoreOf(deps.outputDirectory),
        }),
      );
    }
  }
  return requests;
}

/** The other expressions that a clip shows, in the order of the film. */
export function companionsOf(
  { clips }: Pick<JobEntry, 'clips'>,
  host: string,
  byClip: StoredAnalysis['byClip'],
): GroundedExpression[] {
  return [...byClip]
    .filter(([id]) => clips[id]?.sharedWith === host)
    .map(([, expression]) => expression)
    .sort((a, b) => inFilmOrder(a.analysis, b.analysis));
}

/** By the line of the expression; two of one line by their words. */
export function inFilmOrder(a: ExpressionAnalysis, b: ExpressionAnalysis): number {
  return a.expressionStartMs - b.expressionStartMs || (a.expression < b.expression ? -1 : 1);
}

export interface StoredAnalysis {
  readonly analyzer: string;
  /** Expressions by clip id. */
  readonly byClip: ReadonlyMap<string, GroundedExpression>;
}

/** The analysis of one chunk as it stands in the stream, its expressions by clip id. */
export async function readAnalysis(
  job: string,
  chunk: number,
  deps: Pick<IngestDeps, 'messaging'>,
): Promise<StoredAnalysis> {
  const fact = await deps.messaging.readFact(chunkAnalyzed, { job, chunk });
  if (fact?.outcome.status !== 'analyzed') throw factMissing(job, `chunk.analyzed ${chunk}`);
  const { analyzer, expressions } = fact.outcome;
  const byClip = new Map<string, GroundedExpression>();
  for (const expression of expressions) {
    const id = clipIdOf(job, expression.analysis.expression);
    if (!byClip.has(id)) byClip.set(id, expression);
  }
  return { analyzer, byClip };
}

function factMissing(job: string, fact: string): TerminalError {
  return new TerminalError(
    'fact_missing',
    `job ${job}: ${fact} is no longer in the stream; submit the episode again`,
  );
}
