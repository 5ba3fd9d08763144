import type { ErrorCode } from 'yaml';

// The parser's own messages quote the text, which may be a secret: these never do.
const EXPLANATIONS: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'an alias (*name) without its anchor; put the value in quotes if it is text',
  BAD_COLLECTION_TYPE: 'a collection of the wrong kind',
  BAD_DQ_ESCAPE: 'a wrong escape between double quotes; use single quotes',
  BAD_INDENT: 'wrong indentation',
  BAD_SCALAR_START: 'a value that begins with a reserved character; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon on one line, or wrong indentation; put text with a colon in quotes',
  DUPLICATE_KEY: 'a key that was there before',
  MISSING_CHAR: 'a missing quote, bracket or colon',
  MULTILINE_IMPLICIT_KEY: 'a line without a colon',
  MULTIPLE_DOCS: 'a second document (---)',
  TAB_AS_INDENT: 'a tab as indentation; use spaces',
  UNEXPECTED_TOKEN: 'something unexpected',
};

/** What a syntax error of the YAML parser means, without a word of the file. */
export function explainSyntax(code: ErrorCode): string {
  return `not YAML: ${EXPLANATIONS[code] ?? code.toLowerCase().replaceAll('_', ' ')}`;
}
