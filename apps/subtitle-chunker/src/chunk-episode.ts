import { chunkReady, emit, episodeChunked } from '@langflix/contracts';
import type { EpisodeIngested, OutEvent, episodeIngested } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import type { Storage } from '@langflix/storage';
import { planChunks } from '@langflix/subtitles';
import type { ChunkPlan, CueChunk } from '@langflix/subtitles';
import { SPAN, withSpan } from '@langflix/telemetry';
import { readDialogue } from './read-dialogue.ts';

export interface ChunkEpisodeDeps {
  readonly storage: Storage;
  /** Most characters of a chunk, and the size aimed at. */
  readonly maxInputLength: number;
  readonly chunkSize: number;
  /** Expressions asked of the analyzer per chunk. */
  readonly minExpressionsPerChunk: number;
  readonly maxExpressionsPerChunk: number;
}

/** Cues shown to the analyzer on either side of a chunk, to understand it by. */
const CONTEXT_CUES = 3;

/**
 * Subtitle files to chunks: every chunk is one fact, made when the one before is stored, and the plan comes last, so
 * that the chunks it counts are there. The same files always give the same facts. Subtitles that would give wrong clips
 * fail the episode before the first fact; for a translated track see `readDialogue`.
 */
export function chunkEpisode(deps: ChunkEpisodeDeps): Handler<typeof episodeIngested, Iterable<OutEvent>> {
  return async ({ data }, { log, signal }) => {
    const { cues, subtitles, translation, alignment } = await readDialogue(data, deps.storage, signal);
    const chunks = await withSpan('subtitle-chunker', SPAN.chunkCues, {}, () =>
      planChunks(cues, {
        maxChars: deps.maxInputLength,
        preferredChars: Math.min(deps.chunkSize, deps.maxInputLength),
        contextCues: CONTEXT_CUES,
      }),
    );
    const { sync, grade } = subtitles;
    const alignedShare = alignment?.alignedShare;
    log.info(
      {
        ...{ cues: cues.length, chunks: chunks.count, grade, sync, alignedShare },
        translationGrade: translation?.grade,
        unpairedLines: alignment?.unpaired.length,
      },
      'episode chunked',
    );
    const plan = emit(episodeChunked, {
      job: data.job,
      outcome: {
        ...{ status: 'chunked', chunks: chunks.count, cues: cues.length, subtitles },
        ...(translation && { translation }),
        ...(alignedShare !== undefined && { alignedShare }),
      },
    });
    return factsOf(data, { chunks, plan, deps });
  };
}

interface Chunked {
  readonly chunks: ChunkPlan;
  readonly plan: OutEvent;
  readonly deps: ChunkEpisodeDeps;
}

function* factsOf(data: EpisodeIngested, { chunks, plan, deps }: Chunked): Generator<OutEvent> {
  for (const chunk of chunks) yield chunkFact(data, chunk, deps);
  yield plan;
}

function chunkFact({ job, settings }: EpisodeIngested, chunk: CueChunk, deps: ChunkEpisodeDeps): OutEvent {
  return emit(chunkReady, {
    job,
    ...chunk,
    sourceLanguage: settings.sourceLanguage,
    targetLanguage: settings.targetLanguage,
    // Where the translated track lacks a line, the model translates; the lines that it has are kept.
    hasTranslation: chunk.cues.every(({ translation }) => translation !== undefined),
    level: settings.level,
    analyzer: settings.analyzer,
    minExpressions: deps.minExpressionsPerChunk,
    maxExpressions: deps.maxExpressionsPerChunk,
  });
}
