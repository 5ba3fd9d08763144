import type { Messaging } from '@langflix/messaging';
import type { MediaSource } from '@langflix/contracts';
import type { Storage } from '@langflix/storage';
import type { EmbeddedTracks } from './embedded-tracks.ts';
import type { Ledger } from './ledger.ts';
import type { Listen } from './listen-for-speech.ts';

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
  readonly listen: Listen;
  readonly tracks: EmbeddedTracks;
  /** Absolute folders and `s3://` URIs that sources may lie in; none: nothing is allowed. */
  readonly mediaRoots: readonly string[];
  /** Absolute folder, or `s3://` URI, that results go to. */
  readonly outputDirectory: string;
  /** Longest clip that is cut, milliseconds: what shares one must fit into it. */
  readonly maxClipMs: number;
  readonly now: () => Date;
}
