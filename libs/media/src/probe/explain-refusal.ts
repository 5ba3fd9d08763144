/** What ffmpeg's own words for the commonest refusals mean to people; anything else is passed on as it is. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/not on whitelist/i, 'it is in no video format'],
  [/moov atom not found/i, 'its index is missing: the file is empty, cut off or still being written'],
  [/EBML header parsing failed/i, 'it is empty, cut off at its start, or neither Matroska nor WebM'],
  [/end of file/i, 'it ends before its header does'],
  [/invalid data found/i, 'it is damaged or in no video format'],
];

export function explainRefusal(refused: string): string {
  return MEANINGS.find(([pattern]) => pattern.test(refused))?.[1] ?? refused;
}
