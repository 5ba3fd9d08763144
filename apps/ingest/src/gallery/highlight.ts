import { html } from './html.ts';
import type { SafeHtml } from './html.ts';

/** The text with the first occurrence of the expression marked; unmarked when it runs over two lines of dialogue. */
export function highlight(text: string, expression: string): SafeHtml {
  const pattern = expression
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['\u2019]/g, "['\u2019]"))
    .join('\\s+');
  const found = pattern === '' ? null : new RegExp(pattern, 'iu').exec(text);
  if (found === null) return html`${text}`;
  const end = found.index + found[0].length;
  return html`${text.slice(0, found.index)}<mark>${found[0]}</mark>${text.slice(end)}`;
}
