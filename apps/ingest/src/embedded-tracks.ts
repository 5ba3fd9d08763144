import { utimes } from 'node:fs/promises';
import type { SubtitleSource } from '@langflix/contracts';
import { extractSubtitleTrack, extractedExtension, listSubtitleTracks } from '@langflix/media';
import type { SubtitleTrack } from '@langflix/media';
import { describeUri, joinUri, toUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';

/** Subtitle tracks inside films. */
export interface EmbeddedTracks {
  /** In the order of the file; [] when there is none. */
  list(film: string, signal: AbortSignal): Promise<readonly SubtitleTrack[]>;
  /** The track as a file of its own in the state folder; the same file for the same film and track. */
  takeOut(track: SubtitleTrack, from: TrackOrigin): Promise<SubtitleSource>;
}

export interface TrackOrigin {
  /** URI of the film, resolved. */
  readonly film: string;
  readonly language: string;
  readonly signal: AbortSignal;
}

/** @param outputDirectory absolute, or in S3; tracks go to `.langflix/subtitles` in there */
export function openEmbeddedTracks(storage: Storage, outputDirectory: string): EmbeddedTracks {
  const folder = joinUri(toUri(outputDirectory), '.langflix', 'subtitles');
  return {
    list: async (film, signal) =>
      listSubtitleTracks(await storage.inputFor(film), { name: describeUri(film), signal }),
    async takeOut(track, { film, language, signal }) {
      const { stream, codec } = track;
      const name = `${await storage.fingerprint(film)}-${stream}.${extractedExtension(codec)}`;
      const uri = joinUri(folder, name);
      if ((await storage.stat(uri)) === undefined) {
        const outputPath = await storage.stage(uri);
        const input = await storage.inputFor(film);
        await extractSubtitleTrack({ input, name: describeUri(film), track, outputPath, signal });
        // Taken out again, or by two at once, it is the same file to a fingerprint: that looks at the time too.
        const seconds = ((await storage.stat(film))?.modifiedMs ?? 0) / 1000;
        await utimes(outputPath, seconds, seconds);
        await storage.publish(outputPath, uri, { signal });
      }
      const fingerprint = await storage.fingerprint(uri);
      return { uri, language, fingerprint, embedded: { stream, codec } };
    },
  };
}
