/** What the documents' tests look at: no renderer, only fences, links and headings as GitHub understands them. */

export interface CodeBlock {
  /** First word after the fence: `js`, `sh`, `yaml` ...; empty when there is none. */
  readonly language: string;
  /** The rest of that line: what the block is called, e.g. `submit.mjs`. */
  readonly name: string;
  readonly text: string;
  /** Of the opening fence, from 1. */
  readonly line: number;
}

const FENCE = /^( *)(```+|~~~+)(.*)$/;

export function codeBlocksOf(markdown: string): readonly CodeBlock[] {
  return blocksAndProse(markdown).blocks;
}

/** The document without its code blocks, lines kept in place. */
export function proseOf(markdown: string): string {
  return blocksAndProse(markdown).prose;
}

/** Text between single backticks. */
export function inlineCodeOf(markdown: string): readonly string[] {
  return [...proseOf(markdown).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = '']) => code);
}

/** Targets of `[text](target)` and `![text](target)`. */
export function linksOf(markdown: string): readonly string[] {
  const bare = proseOf(markdown).replace(/`[^`\n]*`/g, '');
  return [...bare.matchAll(/\]\(([^()\s]+(?:\([^()\s]*\))?)\)/g)].map(([, target = '']) => target);
}

/** As GitHub makes them: https://github.com/gjtorikian/html-pipeline, table of contents filter. */
export function anchorsOf(markdown: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...proseOf(markdown).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

function blocksAndProse(markdown: string): { readonly blocks: readonly CodeBlock[]; readonly prose: string } {
  const blocks: CodeBlock[] = [];
  const prose: string[] = [];
  let open: { fence: string; indent: number; info: string; lines: string[]; line: number } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const [, indent = '', fence, info = ''] = FENCE.exec(line) ?? [];
    if (open === undefined && fence === undefined) prose.push(line);
    else prose.push('');
    if (open === undefined && fence !== undefined) {
      open = { fence, indent: indent.length, info: info.trim(), lines: [], line: index + 1 };
    } else if (open !== undefined && fence !== undefined && fence.startsWith(open.fence) && info === '') {
      const [language = '', ...name] = open.info.split(' ');
      blocks.push({ language, name: name.join(' '), text: `${open.lines.join('\n')}\n`, line: open.line });
      open = undefined;
    } else open?.lines.push(line.slice(Math.min(open.indent, line.length - line.trimStart().length)));
  }
  return { blocks, prose: prose.join('\n') };
}
