import { TerminalError, languageName } from '@langflix/contracts';
import { primaryLanguage } from '../probe/language.ts';
import { describeSubtitleTrack } from './describe-subtitle-track.ts';
import type { SubtitleTrack } from './list-subtitle-tracks.ts';
import { codecName } from './text-codecs.ts';
import { languageOf, variantMatch } from './track-language.ts';

export interface TrackChoice {
  readonly taken?: SubtitleTrack;
  /** All others, in the order of the file. */
  readonly refused: readonly RefusedTrack[];
}

export interface RefusedTrack {
  readonly track: SubtitleTrack;
  /** For people, e.g. `holds pictures of the lines (PGS), no text`. */
  readonly reason: string;
}

export interface TrackWish {
  /** BCP 47 tag. */
  readonly language: string;
  /** True: a lone track that names no language is taken for this one. Default false. */
  readonly mayBeUnnamed?: boolean;
}

/**
 * The text track with the dialogue in a language, by tag, title and disposition: never a forced track or a commentary,
 * one for the hard of hearing only where there is no other, the default one before others.
 */
export function chooseSubtitleTrack(tracks: readonly SubtitleTrack[], wish: TrackWish): TrackChoice {
  const unnamed = tracks.filter((track) => isDialogue(track) && languageOf(track) === undefined).length;
  const judged = tracks.map((track) => ({ track, reason: refusal(track, wish, unnamed) }));
  const rank = (track: SubtitleTrack): number =>
    (languageOf(track) === undefined ? 100 : 0) -
    10 * (variantMatch(track, wish.language) ?? 0) +
    (track.isForHardOfHearing ? 4 : 0) +
    (track.isDefault ? 0 : 1);
  const [taken] = judged
    .filter(({ reason }) => reason === undefined)
    .map(({ track }) => track)
    .toSorted((a, b) => rank(a) - rank(b));
  const refused = judged
    .filter(({ track }) => track !== taken)
    .map(({ track, reason }) => ({ track, reason: reason ?? 'fits less well than the one taken' }));
  return taken === undefined ? { refused } : { taken, refused };
}

/**
 * The track with this stream index, whatever its language and kind: somebody asked for it.
 * @throws TerminalError `subtitle_track_missing` or `subtitle_track_unusable`, listing the film's tracks
 */
export function subtitleTrackAt(tracks: readonly SubtitleTrack[], stream: number): SubtitleTrack {
  const track = tracks.find((candidate) => candidate.stream === stream);
  const list = tracks.length === 0 ? 'it has none' : `it has ${tracks.map(describeSubtitleTrack).join('; ')}`;
  if (track === undefined) {
    const message = `the film has no subtitle track ${stream}: ${list}`;
    throw new TerminalError('subtitle_track_missing', message);
  }
  const reason = formRefusal(track);
  if (reason === undefined) return track;
  const message = `subtitle track ${stream} of the film ${reason}: name another track or a text file (${list})`;
  throw new TerminalError('subtitle_track_unusable', message);
}

function refusal(track: SubtitleTrack, wish: TrackWish, unnamed: number): string | undefined {
  const form = formRefusal(track);
  if (form !== undefined) return form;
  const language = languageOf(track);
  const isOther = language !== undefined && language !== primaryLanguage(wish.language);
  if (isOther) return `is in ${languageName(language) ?? language}`;
  if (track.isForced) return 'is forced: it holds signs and foreign lines only';
  if (track.isCommentary) return 'is a commentary or a description';
  if (language === undefined) return unnamedRefusal(wish, unnamed);
  return variantMatch(track, wish.language) === undefined ? 'is in another script' : undefined;
}

function unnamedRefusal({ mayBeUnnamed }: TrackWish, unnamed: number): string | undefined {
  if (mayBeUnnamed !== true) return 'names no language';
  return unnamed > 1 ? 'names no language, and it is not the only such track' : undefined;
}

function formRefusal({ form, codec }: SubtitleTrack): string | undefined {
  if (form === 'pictures') return `holds pictures of the lines (${codecName(codec)}), no text`;
  return form === 'other' ? `is in a form that is not read (${codec})` : undefined;
}

function isDialogue({ form, isForced, isCommentary }: SubtitleTrack): boolean {
  return form === 'text' && !isForced && !isCommentary;
}
