import { TerminalError } from '@langflix/contracts';
import type { SubtitleFinding } from '@langflix/contracts';

/** Errors that the content of a file is the cause of. */
const UNREADABLE = ['subtitle_encoding', 'subtitle_format', 'subtitle_empty', 'subtitle_too_large'];

/**
 * What is said of a translated track that was found, not named by somebody, and cannot be read: the work goes on without
 * it. Undefined for any other error.
 */
export function translationLeftOut(error: unknown): SubtitleFinding | undefined {
  if (!(error instanceof TerminalError) || !UNREADABLE.includes(error.code)) return undefined;
  const leftOut =
    'This translation was left out: only an analyzer that translates can give the lines in its language.';
  return { code: 'translation_left_out', message: `${error.message} ${leftOut}` };
}
