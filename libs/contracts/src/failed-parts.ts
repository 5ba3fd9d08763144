import type { JobEntry } from './job-entry.ts';
import type { Manifest } from './manifest.ts';

/** A chunk or clip that could not be done, and why. */
export type FailedPart = Manifest['failures'][number];

/** What of a job has failed so far, chunks before clips. */
export function failedParts(entry: Pick<JobEntry, 'chunks' | 'clips'>): readonly FailedPart[] {
  const chunks = Object.entries(entry.chunks).flatMap(([id, chunk]) =>
    chunk.status === 'failed' ? [{ part: 'chunk' as const, id, code: chunk.code, reason: chunk.reason }] : [],
  );
  const clips = Object.entries(entry.clips).flatMap(([id, { expression, failure }]) =>
    failure === undefined ? [] : [{ part: 'clip' as const, id, expression, ...failure }],
  );
  return [...chunks, ...clips];
}
