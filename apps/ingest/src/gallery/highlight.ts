import { html } from './html.ts';
import type { SafeHtml } from './html.ts';

/** The text with the first occurrence of each expression marked; one that runs over two lines of dialogue is not. */
export function highlight(text: string, expressions: readonly string[]): SafeHtml {
  const parts: SafeHtml[] = [];
  let end = 0;
  for (const [from, to] of placesIn(text, expressions)) {
    parts.push(html`${text.slice(end, from)}<mark>${text.slice(from, to)}</mark>`);
    end = to;
  }
  return html`${parts}${text.slice(end)}`;
}

/** Where they stand, in order; what begins inside an earlier one is left out. */
function placesIn(text: string, expressions: readonly string[]): readonly (readonly [number, number])[] {
  const found = expressions
    .map((expression) => placeOf(text, expression))
    .filter((place) => place !== undefined)
    .sort(([a], [b]) => a - b);
  return found.filter(([from], i) => found.slice(0, i).every(([, to]) => to <= from));
}

function placeOf(text: string, expression: string): readonly [number, number] | undefined {
  const pattern = expression
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['\u2019]/g, "['\u2019]"))
    .join('\\s+');
  const found = pattern === '' ? null : new RegExp(pattern, 'iu').exec(text);
  return found === null ? undefined : [found.index, found.index + found[0].length];
}
