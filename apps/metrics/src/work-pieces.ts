/** Which piece of work a fact ends, in the stages of a job's timeline. */
import type { ConsumerName, EventContract, Stage } from '@langflix/contracts';

export interface WorkPiece {
  readonly stage: Stage;
  /** The one consumer that does it; absent where several write the same fact. */
  readonly consumer?: ConsumerName;
  /** Names the moment it was asked for, as `cuesOf` does. */
  readonly askedBy: string;
}

interface Body {
  readonly chunk?: number;
  readonly clip?: string;
}

/**
 * The end of the chunking is the plan, not each chunk. Clips that one delivery asks for are told apart by nobody, so the
 * planning ends with each; see `stage-observations.ts`.
 */
const ENDS: Readonly<Record<string, (body: Body) => WorkPiece>> = {
  'episode.ingested': () => ({ stage: 'ingest', consumer: 'ingest__accept-episode', askedBy: 'submitted' }),
  'episode.rejected': () => ({ stage: 'ingest', consumer: 'ingest__accept-episode', askedBy: 'submitted' }),
  'episode.measured': () => ({
    stage: 'measure',
    consumer: 'clip-encoder__measure-episode',
    askedBy: 'ingested',
  }),
  'episode.chunked': () => ({
    stage: 'chunk',
    consumer: 'subtitle-chunker__chunk-episode',
    askedBy: 'ingested',
  }),
  'chunk.analyzed': ({ chunk }) => ({
    stage: 'analyze',
    consumer: 'llm-analyzer__analyze-chunk',
    askedBy: `ready ${chunk}`,
  }),
  'clip.requested': ({ chunk }) => ({ stage: 'plan', askedBy: `analyzed ${chunk}` }),
  'clip.finished': ({ clip }) => ({
    stage: 'encode',
    consumer: 'clip-encoder__encode-clip',
    askedBy: `requested ${clip}`,
  }),
  'episode.completed': () => ({ stage: 'close', askedBy: 'settled' }),
  'episode.failed': () => ({ stage: 'close', askedBy: 'settled' }),
};

/** What an event is the reason for, by the names that `WorkPiece.askedBy` uses. */
const ASKS: Readonly<Record<string, (body: Body) => readonly string[]>> = {
  'episode.submitted': () => ['submitted'],
  'episode.ingested': () => ['ingested'],
  'episode.chunked': () => ['settled'],
  'chunk.ready': ({ chunk }) => [`ready ${chunk}`],
  'chunk.analyzed': ({ chunk }) => [`analyzed ${chunk}`, 'settled'],
  'clip.requested': ({ clip }) => [`requested ${clip}`],
  'clip.finished': () => ['settled'],
};

export function pieceEndedBy(contract: EventContract, data: unknown): WorkPiece | undefined {
  return ENDS[contract.name]?.(data as Body);
}

export function askedForBy(contract: EventContract, data: unknown): readonly string[] {
  return ASKS[contract.name]?.(data as Body) ?? [];
}
