import { TerminalError, languageName } from '@langflix/contracts';
import { chooseSubtitleTrack, subtitleTrackAt } from './choose-subtitle-track.ts';
import type { RefusedTrack } from './choose-subtitle-track.ts';
import { describeSubtitleTrack } from './describe-subtitle-track.ts';
import type { SubtitleTrack } from './list-subtitle-tracks.ts';
import type { TrackNumber } from './track-uri.ts';

export interface TrackSearch {
  /** BCP 47 tag. */
  readonly language: string;
  /** A translation must name its language; the film's own subtitles need not. */
  readonly role: 'subtitles' | 'translation';
  /** Where given, only a track inside the film will do. */
  readonly inside?: TrackNumber | undefined;
  /** The subtitle files around the film, judged by their names; the best first. */
  files(): Promise<{ readonly taken: readonly string[]; readonly refused: readonly RefusedName[] }>;
  /** The tracks inside the film. */
  tracks(): Promise<readonly SubtitleTrack[]>;
}

interface RefusedName {
  readonly name: string;
  readonly reason: string;
}

/** What there was and was not taken. */
export interface NotTaken {
  readonly files: readonly RefusedName[];
  readonly tracks: readonly RefusedTrack[];
}

export type TrackPlace = { readonly file: string } | { readonly track: SubtitleTrack };

/**
 * Where the lines in a language are: in the file that surely belongs to the film, else in a text track inside it. The
 * one rule of which track is taken, for the services and the command alike.
 * @throws TerminalError `subtitle_track_missing`, `subtitle_track_unusable` when one inside the film was asked for
 */
export async function locateTrack(search: TrackSearch): Promise<TrackPlace | NotTaken> {
  const { language, role, inside } = search;
  if (typeof inside === 'number') return { track: subtitleTrackAt(await search.tracks(), inside) };
  const { taken, refused: files } = inside === 'any' ? { taken: [], refused: [] } : await search.files();
  const [file] = taken;
  if (file !== undefined) return { file };
  const choice = chooseSubtitleTrack(await search.tracks(), { language, mayBeUnnamed: role === 'subtitles' });
  if (choice.taken !== undefined) return { track: choice.taken };
  if (inside === undefined) return { files, tracks: choice.refused };
  const wanted = languageName(language) ?? language;
  const message = `no ${wanted} text track is inside the film${describeNotTaken({ files, tracks: choice.refused })}`;
  throw new TerminalError('subtitle_track_missing', `${message}: name a subtitle file`);
}

const MAX_NAMED = 5;

/** To be put behind a sentence: `; not taken: Subs/x.srt (is of another episode)`; '' when there was nothing. */
export function describeNotTaken({ files, tracks }: NotTaken): string {
  const named = [
    ...files.map(({ name, reason }) => `${name} (${reason})`),
    ...tracks.map(({ track, reason }) => `track ${describeSubtitleTrack(track)} ${reason}`),
  ];
  if (named.length === 0) return '';
  const more = named.length > MAX_NAMED ? ` and ${named.length - MAX_NAMED} more` : '';
  return `; not taken: ${named.slice(0, MAX_NAMED).join('; ')}${more}`;
}
