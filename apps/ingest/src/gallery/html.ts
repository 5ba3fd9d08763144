/** HTML that has been escaped or written by us; `html` escapes everything else. */
export interface SafeHtml {
  readonly safe: string;
}

type Part = string | number | SafeHtml | readonly SafeHtml[] | undefined;

/** Tagged template that escapes what is put into it; nested results and lists of them go in as they are. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  return { safe: strings.reduce((text, string, i) => text + renderPart(parts[i - 1]) + string) };
}

/** Text we wrote ourselves, such as a style sheet. */
export function raw(text: string): SafeHtml {
  return { safe: text };
}

function renderPart(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'safe' in part ? part.safe : part.map((one) => one.safe).join('');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
