/**
 * JSON of a model that is complete but not clean: inside a Markdown fence, with words around it, with a comma before a
 * closing bracket. Guesses nothing: what is cut, or could be read in two ways, is left alone.
 */

/** A text's pieces outside of strings are even, strings odd: split at whole JSON strings. */
const STRINGS = /("(?:[^"\\]|\\.)*")/s;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whole objects and lists that stand in a text, those inside of others left out. */
function findWhole(text: string): readonly string[] {
  const found: string[] = [];
  let [depth, start, at] = [0, 0, 0];
  for (const piece of text.split(/([[\]{}]|"(?:[^"\\]|\\.)*")/s)) {
    if (piece === '{' || piece === '[') {
      if (depth === 0) start = at;
      depth += 1;
    } else if ((piece === '}' || piece === ']') && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push(text.slice(start, at + 1));
    }
    at += piece.length;
  }
  return depth === 0 ? found : [];
}

const withoutTrailingCommas = (json: string) =>
  json
    .split(STRINGS)
    .map((piece, i) => (i % 2 === 0 ? piece.replace(/,(\s*[}\]])/g, '$1') : piece))
    .join('');

/** The one JSON value that a text holds; undefined when there is none, or more than one. */
export function parseOrMend(text: string): unknown {
  const clean = parse(text);
  if (clean !== undefined) return clean;
  const values = findWhole(text).map((json) => parse(json) ?? parse(withoutTrailingCommas(json)));
  const objects = values.filter((value) => typeof value === 'object' && value !== null);
  return objects.length === 1 ? objects[0] : undefined;
}
