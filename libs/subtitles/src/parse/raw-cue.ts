import type { SubtitleHealth } from '@langflix/contracts';

/** A cue as it stands in the file, its text still with markup. */
export interface RawCue {
  /** Milliseconds from the start of the film, integers, 0 <= startMs < endMs. */
  readonly startMs: number;
  readonly endMs: number;
  /** Lines joined by \n; may be empty. */
  readonly text: string;
}

/** The formats of the contract's `SubtitleHealth`. */
export type SubtitleFormat = SubtitleHealth['format'];

/** What can be mended on reading; each occurrence is counted. */
export const REPAIRS = [
  'nul_character',
  'cr_only_line_end',
  'missing_index',
  'missing_blank_line',
  'blank_line_in_cue',
  'decimal_point',
  'decimal_comma',
  'missing_hours',
  'odd_timestamp',
  'unreadable_time',
  'negative_time',
  'zero_duration',
  'negative_duration',
  'overlap',
  'out_of_order',
  /** ASS: drawings, karaoke, signs; left out. */
  'not_spoken',
  /** ASS: the same line on another layer; left out. */
  'repeated_cue',
  /** MicroDVD, MPL2: a line without times, taken as part of the cue before. */
  'broken_line',
  /** MicroDVD: the file does not tell its frame rate. */
  'assumed_frame_rate',
] as const;
export type Repair = (typeof REPAIRS)[number];

export type Repairs = Partial<Record<Repair, number>>;

export interface ParsedSubtitle {
  readonly format: SubtitleFormat;
  /** In order of their start. */
  readonly cues: readonly RawCue[];
  /** Only kinds that occurred; the keys are of {@link Repair}. */
  readonly repairs: Readonly<Record<string, number>>;
}

export function countRepair(repairs: Repairs, kind: Repair, times = 1): void {
  if (times > 0) repairs[kind] = (repairs[kind] ?? 0) + times;
}
