/**
 * Finding a quotation in a line although quotes, dashes, case, width, composition or line breaks differ, and giving
 * back the line's own spelling. Works for every script: nothing is thrown away but white space and invisible marks.
 */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Scripts written without spaces: white space between two such characters means nothing. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
/** Scripts whose words end where a letter ends; in others particles and articles are written on to the word. */
const WORD_LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Nd}]/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What may stand around words: punctuation, and the notes and waves that subtitles mark singing with. */
const EDGES = /^[\s\p{P}~\u266a-\u266c]+|[\s\p{P}~\u266a-\u266c]+$/gu;

/** What stands behind an apostrophe and is no word of its own: don't, aujourd'hui. */
const BOUND = /^'(?:t|hui)(?!\p{L})/u;
const CLITIC = /^(?:t|hui|s|re|ll|ve|d|m)(?!\p{L})/u;

/** Folded text, and for each of its UTF-16 units where in the original it comes from. */
interface Searchable {
  readonly folded: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function foldGrapheme(grapheme: string): string {
  return grapheme
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(/[\u2018\u2019\u201b\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ');
}

function makeSearchable(text: string): Searchable {
  const units: { unit: string; start: number; end: number }[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    for (const unit of foldGrapheme(segment).split('')) {
      if (unit === ' ' && units.at(-1)?.unit === ' ') continue;
      units.push({ unit, start: index, end: index + segment.length });
    }
  }
  const kept = units.filter(
    ({ unit }, i) =>
      unit !== ' ' || !UNSPACED.test(units[i - 1]?.unit ?? '') || !UNSPACED.test(units[i + 1]?.unit ?? ''),
  );
  return {
    folded: kept.map((u) => u.unit).join(''),
    starts: kept.map((u) => u.start),
    ends: kept.map((u) => u.end),
  };
}

/** Folded like the text it is looked for in, without punctuation at its edges. */
export function foldQuotation(quotation: string): string {
  return makeSearchable(quotation).folded.replace(EDGES, '');
}

/** Elided articles and clitics are words of their own (l'habitude, it's); the halves of a word are not. */
function cutsWord(text: string, from: number, to: number): boolean {
  const isLetter = (at: number) => WORD_LETTER.test(text[at] ?? '');
  if ((isLetter(from - 1) && isLetter(from)) || (isLetter(to - 1) && isLetter(to))) return true;
  const isBehindApostrophe = text[from - 1] === "'" && isLetter(from - 2);
  return (
    (isBehindApostrophe && CLITIC.test(text.slice(from))) || (isLetter(to - 1) && BOUND.test(text.slice(to)))
  );
}

/** Whether a piece of the folded text begins or ends inside of what is one character to the reader. */
function cutsCharacter({ starts }: Searchable, from: number, to: number): boolean {
  const isInside = (at: number) => at > 0 && at < starts.length && starts[at - 1] === starts[at];
  return isInside(from) || isInside(to);
}

/**
 * Where the quotation stands in the text, as offsets into the original; undefined when it does not occur, or only
 * inside other words.
 */
export function findQuotation(text: string, quotation: string): { start: number; end: number } | undefined {
  const needle = foldQuotation(quotation);
  if (needle === '') return undefined;
  const searchable = makeSearchable(text);
  const { folded, starts, ends } = searchable;
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
    const start = starts[at];
    const end = ends[at + needle.length - 1];
    if (start === undefined || end === undefined) continue;
    if (cutsWord(folded, at, at + needle.length) || cutsCharacter(searchable, at, at + needle.length))
      continue;
    return { start, end };
  }
  return undefined;
}

/** A piece of a line in one row: line breaks become spaces, or nothing where the script has none. */
export function inOneRow(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
      '',
    )
    .trim();
}
