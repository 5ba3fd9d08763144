import type { Cue } from '@langflix/contracts';
import { cutAtPauses } from './cut-at-pauses.ts';
import { splitLongCues } from './split-long-cues.ts';

export interface ChunkOptions {
  /** Most characters of a chunk: the sum of its cues as `promptLine` writes them, each with its line end. */
  readonly maxChars: number;
  /** Size aimed at where pauses leave a choice; at most maxChars. */
  readonly preferredChars: number;
  /** Cues of context on either side. */
  readonly contextCues: number;
}

export interface CueChunk {
  /** Position of the chunk, from 0. */
  readonly chunk: number;
  readonly cues: Cue[];
  /** Neighbours for understanding; they belong to other chunks and do not count towards the size. */
  readonly contextBefore: Cue[];
  readonly contextAfter: Cue[];
}

/** Where the chunks are; each is made when it is asked for, so that a long track is not in memory twice. */
export interface ChunkPlan extends Iterable<CueChunk> {
  readonly count: number;
}

/**
 * Cuts the cues into chunks of at most `maxChars`, preferably where the scene changes (a pause of two seconds or
 * more, the longer the better) or a sentence ends. The chunks joined are the input, where no cue is longer than the
 * limit; such a one is split, see `splitLongCues`. The same input always gives the same chunks.
 */
export function planChunks(all: readonly Cue[], options: ChunkOptions): ChunkPlan {
  const cues = splitLongCues(all, options.maxChars);
  const ends = cutAtPauses(cues, options);
  return {
    count: ends.length,
    *[Symbol.iterator]() {
      for (const [chunk, end] of ends.entries()) {
        const start = ends[chunk - 1] ?? 0;
        yield {
          chunk,
          cues: cues.slice(start, end),
          contextBefore: cues.slice(Math.max(0, start - options.contextCues), start),
          contextAfter: cues.slice(end, end + options.contextCues),
        };
      }
    },
  };
}

/** The chunks of {@link planChunks}, all of them. */
export function chunkCues(cues: readonly Cue[], options: ChunkOptions): CueChunk[] {
  return [...planChunks(cues, options)];
}
