import { primaryLanguage } from './language.ts';
import type { ProbedStream } from './ffprobe.ts';

/** Tracks that talk about the film instead of being its sound. */
const ABOUT_THE_FILM = ['comment', 'visual_impaired', 'descriptions'];
const SAYS_COMMENTARY = /comment|descri(bed|ption|ptive)|\bAD\b|해설/i;

/**
 * The track whose words the subtitles hold: in the wanted language if a track says so, else one that names no
 * language, else the default one; never a commentary or a description for the blind.
 */
export function chooseAudio(
  streams: readonly ProbedStream[],
  language: string | undefined,
): ProbedStream | undefined {
  const tracks = streams.filter((stream) => stream.codec_type === 'audio' && isUsable(stream));
  const wanted = primaryLanguage(language);
  const rank = (stream: ProbedStream): number => {
    const spoken = primaryLanguage(stream.tags?.['language']);
    const languageRank = wanted === undefined || spoken === wanted ? 0 : spoken === undefined ? 1 : 2;
    const isDefault = stream.disposition?.['default'] === 1;
    return languageRank * 10 + (isDefault ? 0 : 1);
  };
  return tracks.toSorted((a, b) => rank(a) - rank(b))[0];
}

function isUsable(stream: ProbedStream): boolean {
  const said = `${stream.tags?.['title'] ?? ''} ${stream.tags?.['handler_name'] ?? ''}`;
  return (
    (stream.channels ?? 0) > 0 &&
    stream.codec_name !== undefined &&
    !ABOUT_THE_FILM.some((kind) => stream.disposition?.[kind] === 1) &&
    !SAYS_COMMENTARY.test(said)
  );
}
