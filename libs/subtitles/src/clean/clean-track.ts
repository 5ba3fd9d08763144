import type { Cue } from '@langflix/contracts';
import { countDestroyed } from '../decode/count-destroyed.ts';
import type { RawCue } from '../parse/raw-cue.ts';
import { isAdvertisement } from './is-advertisement.ts';
import { mergeRolling } from './merge-rolling.ts';
import { separateLanguages } from './separate-languages.ts';
import { stripDescriptions } from './strip-descriptions.ts';
import { stripMarkup } from './strip-markup.ts';
import { stripMusic } from './strip-music.ts';
import { stripSpeakers } from './strip-speakers.ts';
import { tidyLines } from './tidy-lines.ts';

export interface CleanOptions {
  /** BCP 47 tag of the track's language. */
  readonly language?: string;
  /** The learner's language: where every cue holds two languages, the lines in this one become translations. */
  readonly translationLanguage?: string;
}

/** Why a raw cue gives no dialogue of its own. */
export const NON_DIALOGUE = [
  'empty',
  'sound',
  'music',
  'advertisement',
  'destroyed_text',
  /** Longer than any speech: what stands there is no subtitle. */
  'too_long',
  /** Rolling captions: every line of it stood in the cue before. */
  'repeated',
] as const;
export type NonDialogue = (typeof NON_DIALOGUE)[number];

export interface CleanedTrack {
  /** In order of start, then end; `index` counts from 0. */
  readonly cues: Cue[];
  /** Raw cues without dialogue, counted by the reason. */
  readonly nonDialogue: Readonly<Partial<Record<NonDialogue, number>>>;
}

/** An hour of talk has 60,000 characters; one cue has some ten seconds. */
const MAX_CUE_CHARACTERS = 20_000;

interface Spoken {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly translation?: string;
}

/**
 * What is said: markup, sounds, speaker labels, songs, advertisements and destroyed text taken out, two languages in
 * one cue taken apart, rolling captions merged, cues that say nothing left out. The raw cues are not changed.
 */
export function cleanTrack(raw: readonly RawCue[], options: CleanOptions = {}): CleanedTrack {
  const nonDialogue: Partial<Record<NonDialogue, number>> = {};
  const drop = (reason: NonDialogue, times = 1): void => {
    if (times > 0) nonDialogue[reason] = (nonDialogue[reason] ?? 0) + times;
  };
  const spoken: Spoken[] = [];
  let wasSinging = false;
  raw.forEach(({ startMs, endMs, text: rawText }, position) => {
    const { text, reason, isSinging } = cleanText(rawText, { position, count: raw.length, wasSinging });
    wasSinging = isSinging;
    if (reason) return drop(reason);
    spoken.push({ startMs, endMs, text });
  });
  spoken.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const inOneLanguage = keepLanguage(spoken, options);
  const merged = mergeRolling(inOneLanguage);
  drop('repeated', inOneLanguage.length - merged.length);
  return {
    cues: merged.map(({ startMs, endMs, text, translation }, index) => ({
      index,
      startMs,
      endMs,
      text,
      ...(translation !== undefined && { translation }),
    })),
    nonDialogue,
  };
}

interface Cleaned {
  readonly text: string;
  readonly reason?: NonDialogue;
  readonly isSinging: boolean;
}

function cleanText(
  raw: string,
  { wasSinging, ...place }: { position: number; count: number; wasSinging: boolean },
): Cleaned {
  if (raw.length > MAX_CUE_CHARACTERS) return { text: '', reason: 'too_long', isSinging: false };
  const plain = stripMarkup(raw);
  if (countDestroyed(raw) > 0) return { text: '', reason: 'destroyed_text', isSinging: false };
  if (isAdvertisement(plain, place)) return { text: '', reason: 'advertisement', isSinging: false };
  const { text: unsung, isSinging } = stripMusic(plain, wasSinging);
  const text = tidyLines(stripSpeakers(stripDescriptions(unsung)));
  if (text !== '') return { text, isSinging };
  if (!/[\p{L}\p{N}\u2669-\u266c]/u.test(plain)) return { text, reason: 'empty', isSinging };
  return { text, reason: unsung === plain ? 'sound' : 'music', isSinging };
}

function keepLanguage(
  cues: readonly Spoken[],
  { language, translationLanguage }: CleanOptions,
): readonly Spoken[] {
  const texts = cues.map(({ text }) => text);
  const parted =
    language === undefined ? undefined : separateLanguages(texts, { language, translationLanguage });
  if (!parted) return cues;
  // Each language had its dash; alone it tells no speakers apart.
  return cues.map((cue, i) => {
    const { text, translation } = parted[i] ?? cue;
    return { ...cue, text: tidyLines(text), ...(translation && { translation: tidyLines(translation) }) };
  });
}
