import { languageName } from '@langflix/contracts';
import type { FoundLanguage } from '../language/detect-language.ts';
import { contradicts } from '../language/contradicts.ts';
import type { SubtitleTrack } from '../track/read-subtitle.ts';
import { percent, refuse, warn } from './finding.ts';
import type { Weighed } from './finding.ts';
import { isSpokenTo } from './is-spoken-to.ts';
import type { TrackFigures } from './track-figures.ts';

/** With a fifth of its lines gone a track no longer tells what is said. */
const MAX_DESTROYED_SHARE = 0.2;
const MAX_NON_DIALOGUE_SHARE = 0.5;
/** Chapter titles stand for minutes; the slowest subtitles in the test data for six seconds in the middle. */
const CHAPTER_DURATION_MS = 15_000;
const CHAPTER_SPEED = 3;
/** A handful of lines a minute apart are descriptions or titles. Short clips have few lines, but these close together. */
const FEW_CUES = 8;
const SPARSE_CUES_PER_MINUTE = 5;
/** Narrators do without "I" and "you" too, but they talk on; descriptions stand where others are silent. */
const NARRATED_CUES_PER_MINUTE = 12;

/** What is wrong with the words of a track that holds some. */
export function findTextFaults(
  track: SubtitleTrack,
  figures: TrackFigures,
  { found, declared }: { found: FoundLanguage | undefined; declared: string | undefined },
): Weighed[] {
  return [
    wrongLanguage(found, declared),
    destroyedText(track),
    noDialogue(track, figures, found?.language ?? declared),
    mostlySounds(figures),
  ].filter((finding) => finding !== undefined);
}

function wrongLanguage(found: FoundLanguage | undefined, declared: string | undefined): Weighed | undefined {
  if (!found || declared === undefined || !contradicts(found.language, declared)) return undefined;
  const looksLike = `looks like ${nameOf(found.language)}, not ${nameOf(declared)}`;
  return found.isFirm
    ? refuse(
        'wrong_language',
        `The text ${looksLike}. Supply the track in ${nameOf(declared)}, or give its language.`,
      )
    : warn(
        'language_doubtful',
        `The text ${looksLike}, but there is little of it. Check that it is the right file.`,
      );
}

function nameOf(tag: string): string {
  return languageName(tag) ?? tag;
}

function destroyedText({ nonDialogue, rawCues }: SubtitleTrack): Weighed | undefined {
  const count = nonDialogue['destroyed_text'] ?? 0;
  if (count === 0) return undefined;
  const message = `${count} of ${rawCues} cues hold letters that were lost when the file was saved before, and are left out. Get the file from where it came from in UTF-8.`;
  return (count > rawCues * MAX_DESTROYED_SHARE ? refuse : warn)('destroyed_text', message);
}

function noDialogue(
  { cues }: SubtitleTrack,
  { medianDurationMs, readingSpeed, cuesPerMinute }: TrackFigures,
  language: string | undefined,
): Weighed | undefined {
  const supply = 'Supply the track with the dialogue.';
  if (medianDurationMs > CHAPTER_DURATION_MS && readingSpeed < CHAPTER_SPEED)
    return refuse(
      'chapters',
      `Cues stand for ${Math.round(medianDurationMs / 1000)} s: these are chapter titles. ${supply}`,
    );
  const isSparse = cuesPerMinute < SPARSE_CUES_PER_MINUTE;
  const texts = cues.map(({ text }) => text);
  const isNarrated = cuesPerMinute >= NARRATED_CUES_PER_MINUTE;
  if (!isNarrated && isSpokenTo(texts, { language, isSparse }) === false)
    return refuse(
      'descriptions',
      `Nobody says "I" or "you": these are descriptions of the picture, not dialogue. ${supply}`,
    );
  if (cues.length > FEW_CUES) return undefined;
  const message = `There are ${cues.length} lines in all. ${supply}`;
  return cues.length > 1 && cues.length <= FEW_CUES / 2 && isSparse
    ? refuse('few_cues', message)
    : warn('few_cues', message);
}

function mostlySounds({ nonDialogueShare }: TrackFigures): Weighed | undefined {
  if (nonDialogueShare <= MAX_NON_DIALOGUE_SHARE) return undefined;
  const message = `${percent(nonDialogueShare)} of the cues hold sounds, songs or nothing: this may be a track of signs, or for the hard of hearing.`;
  return warn('mostly_non_dialogue', message);
}
