import { codeBlocksOf } from './markdown.ts';

export interface DocumentedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const REQUEST = /\brequest\s+(\S+)\s+'([^']*)'/;
const HEADER = /--header '([^:']+):([^']*)'/g;

/** The `nats request SUBJECT 'BODY' --header 'NAME:VALUE' ...` of a document's shell blocks. */
export function natsRequestsIn(
  markdown: string,
): readonly (DocumentedRequest & { readonly subject: string })[] {
  const lines = codeBlocksOf(markdown)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.replace(/\\\n/g, ' ').split('\n'));
  return lines.flatMap((line) => {
    const [, subject, body = ''] = REQUEST.exec(line) ?? [];
    if (subject === undefined) return [];
    const headers = [...line.matchAll(HEADER)].map(([, name = '', value = '']) => [name, value] as const);
    return [{ subject, body, headers: Object.fromEntries(headers) }];
  });
}
