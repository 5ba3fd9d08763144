import type { Messaging } from '@langflix/messaging';
import type { MediaSource } from '@langflix/contracts';
import type { Storage } from '@langflix/storage';
import type { Ledger } from './ledger.ts';

/** Probes a film; `language` is the one whose audio track is wanted. */
export type ProbeFilm = (
  uri: string,
  options: { readonly fingerprint: string; readonly language: string; readonly signal: AbortSignal },
) => Promise<MediaSource>;

/** What ingest's handlers need from outside. */
export interface IngestDeps {
  readonly ledger: Ledger;
  readonly messaging: Pick<Messaging, 'readFact'>;
  readonly storage: Storage;
  readonly probe: ProbeFilm;
  /** Absolute folders that sources may lie in; none: nothing is allowed. */
  readonly mediaRoots: readonly string[];
  /** Absolute folder that results go to. */
  readonly outputDirectory: string;
  readonly now: () => Date;
}
