import { readFile } from 'node:fs/promises';

const BEYOND_ASCII = /[^\0-\x7f]/g;
const IN_RAW_TEXT = /String\.raw`[^`]*[^\0-\x7f]/;

/**
 * A source file with its letters beyond ASCII as escapes. esbuild leaves them where they are in regular expressions, and one such
 * letter anywhere makes V8 hold the whole bundle at two bytes per character: 3.5 MB more in every process.
 *
 * In `String.raw` an escape stays an escape: the same for a pattern of a regular expression, which is what ours are.
 * @throws Error for a package that has it there, where nobody knows
 */
export async function asciiText(path: string): Promise<string> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  if (path.includes('/node_modules/') && IN_RAW_TEXT.test(text)) {
    throw new Error(`build: ${path} has letters beyond ASCII in String.raw; bundle it as a package`);
  }
  // By UTF-16 unit: two such escapes are one letter in every kind of literal.
  return text.replace(BEYOND_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
