import { languageName } from '@langflix/contracts';
import type { SubtitleTrack } from './list-subtitle-tracks.ts';
import { codecName } from './text-codecs.ts';

/** `3 Korean, "Signs" (ass, forced)`: the number by which it can be asked for, and what the film says of it. */
export function describeSubtitleTrack(track: SubtitleTrack): string {
  const { stream, codec, language, title } = track;
  const isNamed = language !== undefined && language !== 'und';
  const named = isNamed ? (languageName(language) ?? language) : 'no language named';
  const kinds = [
    codecName(codec),
    ...(track.isDefault ? ['default'] : []),
    ...(track.isForced ? ['forced'] : []),
    ...(track.isCommentary ? ['commentary'] : []),
    ...(track.isForHardOfHearing ? ['for the hard of hearing'] : []),
  ];
  return `${stream} ${named}${title === undefined ? '' : `, "${title}"`} (${kinds.join(', ')})`;
}
