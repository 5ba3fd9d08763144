import { mediaSource, speechActivity } from '@langflix/contracts';
import { PROBE_VERSION, SPEECH_VERSION } from '@langflix/media';
import type { SubtitleTrack } from '@langflix/media';
import type { Storage } from '@langflix/storage';
import type { IngestDeps } from './deps.ts';
import type { KeepFinding } from './keep-findings.ts';

/** The programs that ingest runs on a film. */
export type FilmLooks = Pick<IngestDeps, 'probe' | 'listen' | 'tracks'>;

/**
 * The same looks, each taken once for a film: a second episode of it starts no program. A film that was refused is
 * looked at again, because ffmpeg may have learnt its codec since.
 */
export function lookOnce(
  { probe, listen, tracks }: FilmLooks,
  { keep, storage }: { readonly keep: KeepFinding; readonly storage: Pick<Storage, 'fingerprint'> },
): FilmLooks {
  return {
    async probe(uri, options) {
      const of = [options.fingerprint, options.language];
      const finding = { kind: 'probe', version: PROBE_VERSION, of, parse: mediaSource.parse };
      // The same film may have been moved: its fingerprint goes with it.
      return { ...(await keep(finding, () => probe(uri, options))), uri };
    },
    async listen(source, options) {
      const of = [source.fingerprint, source.audio?.index ?? 'silent'];
      const finding = { kind: 'speech', version: SPEECH_VERSION, of, parse: speechActivity.nullable().parse };
      return (await keep(finding, async () => (await listen(source, options)) ?? null)) ?? undefined;
    },
    tracks: {
      ...tracks,
      async list(film, signal) {
        const of = [await storage.fingerprint(film)];
        const finding = { kind: 'tracks', version: PROBE_VERSION, of, parse: trackList };
        return keep(finding, () => tracks.list(film, signal));
      },
    },
  };
}

/** Written by this service in one piece, and of this version: a list is what it was. */
function trackList(kept: unknown): readonly SubtitleTrack[] {
  if (!Array.isArray(kept)) throw new TypeError('not a list of tracks');
  return kept as readonly SubtitleTrack[];
}
