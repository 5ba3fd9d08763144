import type { SubtitleFinding, SubtitleGrade } from '@langflix/contracts';

/** A finding and the best grade that a track with it can have. */
export interface Weighed extends SubtitleFinding {
  readonly atBest: SubtitleGrade;
}

export function refuse(code: string, message: string): Weighed {
  return { atBest: 'refuse', code, message };
}

export function warn(code: string, message: string): Weighed {
  return { atBest: 'usable', code, message };
}

/** Worth knowing, no fault. */
export function note(code: string, message: string): Weighed {
  return { atBest: 'good', code, message };
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
