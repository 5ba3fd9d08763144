// Just enough XML for timed text: elements, attributes and text, forgiving where a strict parser would give up.

export type MarkupPart =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  /** Character references are left as they stand. */
  | { readonly kind: 'text'; readonly text: string };

/** Bounded, and stopping at `<`, so that broken markup costs no more than its length. */
const TAG = /<(\/?)([\w:.-]{1,100})((?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}'){0,4000})>/y;
const ATTRIBUTE = /([\w:.-]{1,100})\s{0,50}=\s{0,50}(?:"([^"]*)"|'([^']*)')/g;
const SKIPPED = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const;

/** Names of elements and attributes come in lower case and without their namespace prefix. */
export function* readMarkup(text: string): Generator<MarkupPart> {
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) yield { kind: 'text', text: text.slice(at, end) };
    if (end === text.length) return;
    const special = readSpecial(text, end);
    if (special) {
      if (special.text !== '') yield { kind: 'text', text: special.text };
      at = special.next;
      continue;
    }
    TAG.lastIndex = end;
    const tag = TAG.exec(text);
    if (tag) yield toPart(tag);
    else yield { kind: 'text', text: '<' };
    at = tag ? end + tag[0].length : end + 1;
  }
}

/** Comments, instructions, CDATA and declarations; what is not closed reaches to the end. */
function readSpecial(text: string, at: number): { text: string; next: number } | undefined {
  const skipped = SKIPPED.find(([open]) => text.startsWith(open, at));
  if (skipped) return { text: '', next: after(text, skipped[1], at) };
  if (text.startsWith('<![CDATA[', at)) {
    const next = after(text, ']]>', at);
    const content = text.slice(at + 9, next).replace(/\]\]>$/, '');
    return { text: content.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), next };
  }
  return text.startsWith('<!', at) ? { text: '', next: after(text, '>', at) } : undefined;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function toPart([, slash, name = '', inside = '']: readonly string[]): MarkupPart {
  if (slash === '/') return { kind: 'close', name: localName(name) };
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single] of inside.matchAll(ATTRIBUTE)) {
    attributes.set(localName(key), double ?? single ?? '');
  }
  return { kind: 'open', name: localName(name), attributes, isEmpty: inside.trimEnd().endsWith('/') };
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}
