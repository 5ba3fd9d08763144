import { chunkReady, emit, episodeChunked } from '@langflix/contracts';
import type { EpisodeIngested, OutEvent, episodeIngested } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import type { Storage } from '@langflix/storage';
import { alignTranslation, chunkCues } from '@langflix/subtitles';
import type { Alignment, CueChunk } from '@langflix/subtitles';
import { readTrack } from './read-track.ts';

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
 * Subtitle files to chunks: every chunk is one fact, and the plan comes last, so that the chunks it counts are there.
 * The same files always give the same facts. An unreadable track, the translated one too, fails the episode.
 */
export function chunkEpisode(deps: ChunkEpisodeDeps): Handler<typeof episodeIngested> {
  return async ({ data }, { log }) => {
    const { fps } = data.source.video;
    const subtitles = await readTrack(deps.storage, data.subtitles, fps);
    const translation = data.translation && (await readTrack(deps.storage, data.translation, fps));
    const alignment = translation && alignTranslation(subtitles.cues, translation.cues);
    const chunks = chunkCues(alignment?.cues ?? subtitles.cues, {
      maxChars: deps.maxInputLength,
      preferredChars: Math.min(deps.chunkSize, deps.maxInputLength),
      contextCues: CONTEXT_CUES,
    });
    log.info(
      {
        cues: subtitles.cues.length,
        chunks: chunks.length,
        alignedShare: alignment?.alignedShare,
        unpairedLines: alignment?.unpaired.length,
      },
      'episode chunked',
    );
    return [
      ...chunks.map((chunk) => chunkFact(data, chunk, { deps, alignment })),
      emit(episodeChunked, {
        job: data.job,
        outcome: {
          status: 'chunked',
          chunks: chunks.length,
          cues: subtitles.cues.length,
          subtitles: subtitles.health,
          ...(translation && { translation: translation.health }),
          ...(alignment && { alignedShare: alignment.alignedShare }),
        },
      }),
    ];
  };
}

interface ChunkFactContext {
  readonly deps: ChunkEpisodeDeps;
  readonly alignment: Alignment | undefined;
}

function chunkFact(
  { job, settings }: EpisodeIngested,
  chunk: CueChunk,
  { deps, alignment }: ChunkFactContext,
): OutEvent {
  return emit(chunkReady, {
    job,
    ...chunk,
    sourceLanguage: settings.sourceLanguage,
    targetLanguage: settings.targetLanguage,
    // A track that fits nowhere is of another film: then the analyzer translates.
    hasTranslation: alignment !== undefined && alignment.alignedShare > 0,
    level: settings.level,
    analyzer: settings.analyzer,
    minExpressions: deps.minExpressionsPerChunk,
    maxExpressions: deps.maxExpressionsPerChunk,
  });
}
