const LEADING_DASH = /^\s*[-\u2010-\u2015](?![-\u2010-\u2015\d])\s*/;
/** The end of a sentence, then a dash and a capital: two speakers on one line. */
const INNER_DASH =
  /(?<=[.!?\u2026"'\u2019\u201d\u3002\uff01\uff1f])\s+[-\u2010-\u2015]\s*(?=[\p{Lu}\p{Lo}"'\u2018\u201c\u00bf\u00a1\u2026])/u;
/** Spaces at the edge of a line, two in a row, any but the plain one, or a dash in front. */
const UNTIDY = /^\s|\s$|[^\S\n]\n|\n\s|\s\s|[^\S \n]|(?:^|\n)[-\u2010-\u2015]/;
const NO_WORDS_IN_LINE = /^[^\p{L}\p{N}\n]*$/mu;
const HAS_WORDS = /[\p{L}\p{N}]/u;

/**
 * Single spaces, no empty lines, and one line for each speaker where dashes tell them apart ("- Hi. - Hello." becomes
 * two). A dash that is left alone after cleaning is dropped. Empty when nothing is said.
 */
export function tidyLines(text: string): string {
  if (isTidy(text)) return text;
  const lines = text
    .split('\n')
    .flatMap(splitSpeakers)
    .map((line) => line.replace(/[\s\u3000]+/g, ' ').trim())
    .filter((line) => HAS_WORDS.test(line));
  const dashed = lines.filter((line) => LEADING_DASH.test(line)).length;
  const isLoneDash = dashed === 1 && LEADING_DASH.test(lines[0] ?? '');
  return lines
    .map((line) => (LEADING_DASH.test(line) ? line.replace(LEADING_DASH, isLoneDash ? '' : '- ') : line))
    .join('\n');
}

/** Most cues are, and a long film has many: this costs no memory. */
function isTidy(text: string): boolean {
  return !UNTIDY.test(text) && !NO_WORDS_IN_LINE.test(text);
}

function splitSpeakers(line: string): string[] {
  if (!LEADING_DASH.test(line)) return [line];
  return line.split(INNER_DASH).map((part, i) => (i === 0 ? part : `- ${part}`));
}
