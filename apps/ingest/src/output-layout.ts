import { TerminalError } from '@langflix/contracts';
import type { EpisodeTitle } from '@langflix/contracts';
import { describeUri, isInside, joinUri, toUri } from '@langflix/storage';

/** Folder URI of the finished clips by content, shared by all jobs of one output. */
export function clipStoreOf(outputDirectory: string): string {
  return joinUri(toUri(outputDirectory), '.langflix', 'clips');
}

/** Folder URI of one episode's result: `<out>/<series>/<episode>/<to>`. */
export function episodeFolderOf(outputUri: string, title: EpisodeTitle, targetLanguage: string): string {
  return joinUri(outputUri, folderName(title.series), folderName(title.episode), folderName(targetLanguage));
}

/**
 * The folder a submission wants its result in; the configured one when it does not say.
 * @throws TerminalError `output_not_allowed` for a folder outside the configured one
 */
export function outputOf(wanted: string | undefined, outputDirectory: string): string {
  const configured = toUri(outputDirectory);
  if (wanted === undefined) return configured;
  if (!isInside(wanted, configured)) {
    throw new TerminalError(
      'output_not_allowed',
      `output ${describeUri(wanted)} is outside ${outputDirectory}: name a folder in there, or change output.directory`,
    );
  }
  return wanted;
}

/** A title as a folder name that every file system takes: no separators, control or reserved characters. */
export function folderName(title: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  const short = shorten(name, NAME_BYTES).replace(/[. ]+$/, '');
  return short === '' ? 'untitled' : short;
}

/** File systems take names of 255 bytes; a letter has up to four. */
const NAME_BYTES = 200;

/** As many whole characters as fit. */
function shorten(text: string, maxBytes: number): string {
  const chars = [...text.toWellFormed()];
  let bytes = 0;
  const end = chars.findIndex((char) => (bytes += Buffer.byteLength(char)) > maxBytes);
  return end === -1 ? chars.join('') : chars.slice(0, end).join('');
}

/** `02-give-up`: position and expression, safe in URLs and shells; at most 48 characters after the number. */
export function clipFileStem(number: number, expression: string, total: number): string {
  const digits = Math.max(2, String(total).length);
  const slug = expression
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short = [...slug].slice(0, 48).join('').replace(/-+$/, '');
  return `${String(number).padStart(digits, '0')}-${short === '' ? 'clip' : short}`;
}
