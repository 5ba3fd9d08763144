import { SUBTITLE_GRADES } from '@langflix/contracts';
import type { SubtitleGrade, SubtitleHealth, SubtitleSync } from '@langflix/contracts';
import { detectLanguage } from '../language/detect-language.ts';
import type { SubtitleTrack } from '../track/read-subtitle.ts';
import { findTextFaults } from './find-text-faults.ts';
import { coverageOf, findTimeFaults } from './find-time-faults.ts';
import { refuse } from './finding.ts';
import type { Weighed } from './finding.ts';
import { trackFigures } from './track-figures.ts';

export interface TrackToGrade {
  readonly track: SubtitleTrack;
  /** BCP 47 tag. */
  readonly declaredLanguage?: string;
  /** Length of the film, where it is known. */
  readonly filmMs?: number;
  /** How the times fit the speech in the film, where that was looked at; `track.cues` are as they will be used. */
  readonly sync?: SubtitleSync;
}

/** The contract's health report without what only the caller knows. */
export type TrackReport = Omit<SubtitleHealth, 'uri' | 'language'>;

/**
 * Verdict over one track, with the reasons and what to do; the weightiest comes first. `refuse`: clips made from it
 * would be wrong; `usable`: some may be. Never throws: a track without dialogue is refused.
 */
export function gradeTrack({ track, declaredLanguage, filmMs, sync }: TrackToGrade): TrackReport {
  const { format, encoding, repairs, cues } = track;
  const figures = trackFigures(track);
  const found = detectLanguage(someText(cues));
  const findings =
    cues.length === 0
      ? [nothingSaid(track)]
      : [
          ...findTextFaults(track, figures, { found, declared: declaredLanguage }),
          ...findTimeFaults(track, figures, { filmMs, sync }),
        ];
  const { firstStartMs, lastEndMs, overlaps, readingSpeed, nonDialogueShare } = figures;
  return {
    ...{ format, encoding, cues: cues.length, repairs, firstStartMs, lastEndMs },
    grade: gradeOf(findings),
    findings: inOrder(findings).map(({ code, message }) => ({ code, message })),
    ...{ overlaps, readingSpeed, nonDialogueShare },
    ...(found && { languageFound: found.language }),
    ...(filmMs !== undefined && cues.length > 0 && { coverage: coverageOf(figures, filmMs) }),
    ...(sync && { sync }),
  };
}

/** Enough to know a language by, spread over the track. */
const SAMPLE_CUES = 500;

function someText(cues: SubtitleTrack['cues']): string {
  const every = Math.ceil(cues.length / SAMPLE_CUES);
  return cues
    .filter((_, i) => i % every === 0)
    .map(({ text }) => text)
    .join('\n');
}

function nothingSaid({ nonDialogue }: SubtitleTrack): Weighed {
  const reasons = Object.entries(nonDialogue).map(([reason, count]) => `${reason} ${count}`);
  const seen = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  return refuse('no_dialogue', `No cue holds dialogue${seen}. Supply the track with the dialogue.`);
}

/** From worst to best. */
const WORST_FIRST = SUBTITLE_GRADES.toReversed();

function gradeOf(findings: readonly Weighed[]): SubtitleGrade {
  return WORST_FIRST.find((grade) => findings.some(({ atBest }) => atBest === grade)) ?? 'good';
}

function inOrder(findings: readonly Weighed[]): Weighed[] {
  return findings.toSorted((a, b) => WORST_FIRST.indexOf(a.atBest) - WORST_FIRST.indexOf(b.atBest));
}
