import { splitGraphemes } from './text-width.ts';

/** Offsets in a text, [from, to). */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Text made comparable, each of its characters knowing the place it came from. */
interface Folded {
  readonly text: string;
  readonly places: readonly TextRange[];
}

/** Letters of scripts that put spaces between words: a phrase must not begin or end inside a word there. */
const SPACED_LETTER =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Hebrew}\p{N}]/u;

const HANGUL = /\p{Script=Hangul}/u;

/**
 * Where `phrase` stands in `text`, whatever its case, its kind of apostrophe or dash, its Unicode form and the line
 * breaks within. Undefined when it does not occur as whole words.
 */
export function findPhrase(text: string, phrase: string): TextRange | undefined {
  const wanted = fold(phrase).text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  if (wanted === '') return undefined;
  const folded = fold(text);
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (beginsInsideWord(folded.text, at) || isInsideWord(folded.text, end)) continue;
    return { from: folded.places[at]?.from ?? 0, to: folded.places[end - 1]?.to ?? text.length };
  }
  return undefined;
}

function isInsideWord(text: string, at: number): boolean {
  return SPACED_LETTER.test(text[at - 1] ?? '') && SPACED_LETTER.test(text[at] ?? '');
}

/** Korean hangs particles and endings on a word, so a phrase may end in one, but not begin there. */
function beginsInsideWord(text: string, at: number): boolean {
  return isInsideWord(text, at) || (HANGUL.test(text[at - 1] ?? '') && HANGUL.test(text[at] ?? ''));
}

function fold(text: string): Folded {
  let folded = '';
  const places: TextRange[] = [];
  let from = 0;
  for (const character of splitGraphemes(text)) {
    const place = { from, to: from + character.length };
    from = place.to;
    for (const unit of foldCharacter(character)) {
      if (unit === ' ' && (folded === '' || folded.endsWith(' '))) continue;
      folded += unit;
      places.push(place);
    }
  }
  return { text: folded, places };
}

/** One UTF-16 unit at a time, so that the folded text and its places keep step. */
function foldCharacter(character: string): string[] {
  return character
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .split('');
}
