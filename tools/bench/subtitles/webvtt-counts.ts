// Cue counts of the vtt.js fixtures by the parser algorithm of https://www.w3.org/TR/webvtt1/#file-parsing, worked out
// by hand for the odd ones and, for all, by a literal transcription of the algorithm.

/** A file or folder below vtt.js, the number of cues, and why; the first that fits a path counts. */
export const WEBVTT_COUNTS: readonly (readonly [path: string, cues: number, why: string])[] = [
  ['integration/spec-example.vtt', 13, 'thirteen blocks with a time line'],
  ['integration/cycle-collector-talk.vtt', 15, 'fifteen blocks with a time line'],
  ['integration/only-nested-cues.vtt', 6, 'six blocks; that their times overlap does not matter'],
  ['integration/regions.vtt', 6, 'six blocks after a header with regions'],
  ['integration/one-line-comment.vtt', 2, 'a NOTE block without an arrow between two cues'],
  ['integration/', 1, 'one block'],
  ['file-layout/many-comments.vtt', 2, 'three NOTE blocks without an arrow around two cues'],
  ['file-layout/cue-spacing.vtt', 4, 'an arrow ends the block before it, and cues may have no text'],
  ['file-layout/bad-double-webvtt.vtt', 0, 'the first line is no signature: small letters'],
  ['file-layout/bom-tab-webvtt.vtt', 0, 'the first line is no signature: a tab before it'],
  ['file-layout/garbage-signature.vtt', 0, 'the first line is no signature: letters after it'],
  ['file-layout/newline-before-webvtt.vtt', 0, 'the first line is no signature: it is empty'],
  ['file-layout/blank-file.vtt', 0, 'no signature: nothing at all'],
  ['file-layout/', 1, 'one block'],
  ['cue-times/min-top-digits.vtt', 0, 'three digits before a colon are hours: seconds are missing'],
  ['cue-times/minimum-spots-over-sixty.vtt', 0, 'three digits before a colon are hours: seconds are missing'],
  ['cue-times/missing-separator.vtt', 0, 'no arrow, no cue'],
  ['cue-times/', 1, 'one block, its times can be read'],
  ['cue-settings/', 1, 'one block; settings that cannot be read are passed over'],
  ['cuetext/', 1, 'one block; what is wrong in its text is text'],
  ['regions/id/arrows.vtt', 1, 'an arrow ends the header; the block it is in has no times, the next one has'],
  ['regions/', 0, 'a header and nothing after it'],
];

export function expectedCues(path: string): number | undefined {
  return WEBVTT_COUNTS.find(([place]) => path.startsWith(place))?.[1];
}
