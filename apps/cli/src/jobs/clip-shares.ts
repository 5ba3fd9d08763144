import type { ClipProgress, JobEntry } from '@langflix/contracts';

/** How far the clips of a job are that are being encoded. */
export interface ClipShares {
  note(progress: Pick<ClipProgress, 'clip' | 'share'>): void;
  /** In whole clips: three that are half done are 1.5. */
  of(entry: Pick<JobEntry, 'clips'>): number;
}

export function createClipShares(): ClipShares {
  const shares = new Map<string, number>();
  return {
    note: ({ clip, share }) => void shares.set(clip, share),
    of: ({ clips }) =>
      [...shares]
        // The ledger knows best what is done; a clip that is tried again begins anew.
        .filter(([clip]) => clips[clip]?.state === 'requested')
        .reduce((sum, [, share]) => sum + share, 0),
  };
}
