import { widthOf } from '../progress/format.ts';

/** A text in lines of at most `width` columns; a longer word stands alone in its line. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((it) => it !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `head` once, then the text beside it, wrapped and indented to the same column. */
export function hang(head: string, text: string, width: number): string[] {
  const lines = wrapText(text, width - widthOf(head));
  const indent = ' '.repeat(widthOf(head));
  return lines.length === 0 ? [head.trimEnd()] : lines.map((line, i) => (i === 0 ? head : indent) + line);
}
