/** Upper-case words before a colon that are said or shown, not names of speakers. */
const NOT_SPEAKERS = new Set(
  'FYI NOTE NOTICE WARNING CAUTION DANGER ATTENTION QUESTION ANSWER STEP RULE TIP TODO UPDATE RSVP ASAP'.split(
    ' ',
  ),
);
/** Parts in mixed case that subtitlers use for people without a name. */
const ROLES =
  'man|woman|boy|girl|guy|kid|child|children|men|women|all|both|everyone|crowd|narrator|announcer|reporter|voice|operator|host|teacher|student|computer|radio|male|female|speaker|interviewer';
const CHEVRONS = /^\s*(?:[-\u2013]\s*)?(?:>>+|\u226b)\s*/;
/** "JOHN:", "MRS. O'NEIL:", "MAN #2:"; the colon ends the line or a space follows, so "12:30" is safe. */
const UPPER_LABEL =
  /^(\s*(?:[-\u2010-\u2015]\s*)?)(\p{Lu}[\p{Lu}\p{M}.'\u2019&-]*(?:\s+(?:[\p{Lu}\p{M}.'\u2019&-]+|#?\d+)){0,3})\s*:(?=\s|$)/u;
const ROLE_LABEL = new RegExp(
  String.raw`^(\s*(?:[-\u2010-\u2015]\s*)?)(?:(?:young|old|older|first|second|another|male|female)\s+)?(?:${ROLES})(?:\s+#?\d+|\s+on\s+\w+)?\s*:(?=\s|$)`,
  'i',
);
/** Shorter labels ("PS:", "OK:", "Q:") are more often words than names. */
const MIN_NAME_LETTERS = 3;

/** Takes speaker labels and `>>` off the start of every line. */
export function stripSpeakers(text: string): string {
  if (!/[:>\u226b]/.test(text)) return text;
  return text.split('\n').map(stripFromLine).join('\n');
}

function stripFromLine(line: string): string {
  const unmarked = line.replace(CHEVRONS, '');
  const label = UPPER_LABEL.exec(unmarked);
  if (label && isName(label[2] ?? '')) return (label[1] ?? '') + unmarked.slice(label[0].length);
  return unmarked.replace(ROLE_LABEL, '$1');
}

function isName(label: string): boolean {
  const letters = label.replace(/[^\p{L}]/gu, '');
  return letters.length >= MIN_NAME_LETTERS && !NOT_SPEAKERS.has(label.split(/[\s.]/)[0] ?? '');
}
