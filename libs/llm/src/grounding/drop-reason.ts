/** Why a proposal was not taken. Codes are part of the `chunk.analyzed` fact. */
export const DROP_REASONS = [
  /** Nothing but white space and punctuation. */
  'empty_expression',
  /** The named cue is not one of the chunk's own. */
  'cue_not_in_chunk',
  /** Not firstCue <= cue <= lastCue, or the scene leaves the chunk and its context. */
  'range_invalid',
  /** The expression does not occur in its cue, nor run on from it into the next. */
  'not_in_cue',
  /** The expression runs on into a cue that the scene does not hold. */
  'runs_out_of_scene',
  /** Not one translation per line of the scene. */
  'line_count',
  /** A translation is empty. */
  'no_translation',
  /** A translation is not in the script of the target language. */
  'wrong_script',
  /** The translations repeat the original. */
  'untranslated',
  /** The score is no number. */
  'score_invalid',
  /** The same expression, or part of one, was taken from the chunk already. */
  'duplicate',
  /** More than the chunk's maxExpressions; the better ones were taken. */
  'over_limit',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];
