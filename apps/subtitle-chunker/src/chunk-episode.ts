import { chunkReady, emit, episodeChunked } from '@langflix/contracts';
import type { EpisodeIngested, OutEvent, episodeIngested } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import type { Storage } from '@langflix/storage';
import { chunkCues } from '@langflix/subtitles';
import type { CueChunk } from '@langflix/subtitles';
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
 * Subtitle files to chunks: every chunk is one fact, and the plan comes last, so that the chunks it counts are there.
 * The same files always give the same facts. Subtitles that would give wrong clips fail the episode; a translated track
 * that cannot be used is left out, one that cannot be read fails the episode too.
 */
export function chunkEpisode(deps: ChunkEpisodeDeps): Handler<typeof episodeIngested> {
  return async ({ data }, { log }) => {
    const { cues, subtitles, translation, alignment } = await readDialogue(data, deps.storage);
    const chunks = chunkCues(cues, {
      maxChars: deps.maxInputLength,
      preferredChars: Math.min(deps.chunkSize, deps.maxInputLength),
      contextCues: CONTEXT_CUES,
    });
    const { sync, grade } = subtitles;
    const alignedShare = alignment?.alignedShare;
    log.info(
      {
        ...{ cues: cues.length, chunks: chunks.length, grade, sync, alignedShare },
        translationGrade: translation?.grade,
        unpairedLines: alignment?.unpaired.length,
      },
      'episode chunked',
    );
    return [
      ...chunks.map((chunk) => chunkFact(data, chunk, deps)),
      emit(episodeChunked, {
        job: data.job,
        outcome: {
          ...{ status: 'chunked', chunks: chunks.length, cues: cues.length, subtitles },
          ...(translation && { translation }),
          ...(alignedShare !== undefined && { alignedShare }),
        },
      }),
    ];
  };
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
