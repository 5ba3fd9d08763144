import { TerminalError } from '@langflix/contracts';
import type { Cue, MediaSource } from '@langflix/contracts';
import type { Storage } from '@langflix/storage';
import { prepareDialogue, translationLeftOut } from '@langflix/subtitles';
import type { EpisodeRequest } from '../request/episode-request.ts';
import { readPlace } from '../request/read-place.ts';
import type { FoundTracks } from './find-tracks.ts';
import { trackOf } from './read-track.ts';
import type { Track } from './read-track.ts';

export interface RehearsedDialogue {
  readonly subtitles: Track;
  readonly translation: Track | undefined;
  /** With their translations. */
  readonly cues: readonly Cue[];
  /** Share of cues that get a line of the translated track, 0 to 1. */
  readonly alignedShare: number | undefined;
}

/**
 * The dialogue as the subtitle-chunker will have it, but for what the film's sound says of its times.
 * @throws TerminalError `subtitles_refused`, and when a track cannot be read
 */
export async function rehearseDialogue(
  request: EpisodeRequest,
  { found, source }: { readonly found: FoundTracks; readonly source: MediaSource },
  storage: Storage,
): Promise<RehearsedDialogue> {
  const { video, from, to, subtitleOffsetSec: offsetSec } = request;
  const common = { video, frameRate: source.video.fps };
  const both = from === to ? {} : { translationLanguage: to };
  const subtitles = await readPlace(found.subtitles, { ...common, language: from, ...both }, storage);
  const other =
    found.translation &&
    (await readPlace(found.translation, { ...common, language: to }, storage).catch((error: unknown) => {
      const finding = request.translation === undefined ? translationLeftOut(error) : undefined;
      if (finding === undefined) throw error;
      return finding;
    }));
  const [translation, leftOut] = other !== undefined && 'code' in other ? [undefined, other] : [other];
  const film = { filmMs: Math.round(source.durationSec * 1000), offsetSec };
  const dialogue = prepareDialogue({ subtitles, translation }, film);
  const { grade, findings: ownFindings = [] } = dialogue.subtitles;
  const findings = leftOut === undefined ? ownFindings : [...ownFindings, leftOut];
  if (grade === 'refuse') {
    const why = findings.map(({ message }) => message).join(' ');
    throw new TerminalError('subtitles_refused', `${subtitles.where} cannot be used: ${why}`);
  }
  return {
    subtitles: trackOf(subtitles, { ...dialogue.subtitles, findings }),
    translation: translation && dialogue.translation && trackOf(translation, dialogue.translation),
    cues: dialogue.cues,
    alignedShare: dialogue.alignment?.alignedShare,
  };
}
