import type { SubtitleSource } from '@langflix/contracts';
import { locateTrack, parseTrackUri } from '@langflix/media';
import type { NotTaken, TrackSearch } from '@langflix/media';
import { folderOf, joinUri, nameOf, resolveInsideRoots } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { matchSubtitleFiles, matchTranslationFiles, subtitleCandidates } from '@langflix/subtitles';
import type { SubtitleFiles } from '@langflix/subtitles';
import type { EmbeddedTracks } from './embedded-tracks.ts';

export interface FindDeps {
  readonly storage: Storage;
  readonly mediaRoots: readonly string[];
  readonly tracks: EmbeddedTracks;
}

export interface TrackWanted extends Pick<TrackSearch, 'role' | 'language'> {
  /** URI that the submission names, if it does: a file, or `<film>#track=...`. */
  readonly named: string | undefined;
  /** URI of the film as it is named: files are looked for beside it. */
  readonly filmNamed: string;
  /** URI of the film, symbolic links followed. */
  readonly film: string;
  readonly signal: AbortSignal;
}

/**
 * The track that is named, else the one that `locateTrack` says; one inside a film is taken out of it.
 * @throws TerminalError `outside_media_roots`, `file_missing`, `subtitle_track_*`
 */
export async function findTrack(wanted: TrackWanted, deps: FindDeps): Promise<SubtitleSource | NotTaken> {
  const { named, role, language, filmNamed, signal } = wanted;
  const within = named === undefined ? undefined : parseTrackUri(named);
  if (named !== undefined && within === undefined)
    return { ...(await fileSource(named, language, deps)), isNamed: true };
  const film = within ? await resolveInsideRoots(within.film, deps.mediaRoots) : wanted.film;
  const place = await locateTrack({
    ...{ role, language, inside: within?.track },
    files: () => filesAround(wanted, deps.storage),
    tracks: () => deps.tracks.list(film, signal),
  });
  if ('track' in place) {
    const track = await deps.tracks.takeOut(place.track, { film, language, signal });
    return named === undefined ? track : { ...track, isNamed: true };
  }
  if (!('file' in place)) return place;
  return fileSource(joinUri(folderOf(filmNamed), ...place.file.split('/')), language, deps);
}

function filesAround({ role, filmNamed, language }: TrackWanted, storage: Storage): Promise<SubtitleFiles> {
  const folder = folderOf(filmNamed);
  const match = role === 'subtitles' ? matchSubtitleFiles : matchTranslationFiles;
  const list = (inner: string): Promise<readonly string[]> =>
    // What looks like a folder of subtitles may be none, or closed: then it holds none for us.
    inner === '' ? storage.list(folder) : storage.list(joinUri(folder, ...inner.split('/'))).catch(() => []);
  return subtitleCandidates(list).then((names) => match(nameOf(filmNamed), names, language));
}

async function fileSource(uri: string, language: string, deps: FindDeps): Promise<SubtitleSource> {
  const resolved = await resolveInsideRoots(uri, deps.mediaRoots);
  return { uri: resolved, language, fingerprint: await deps.storage.fingerprint(resolved) };
}
