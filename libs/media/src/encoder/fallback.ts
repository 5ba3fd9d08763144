import { RetryableError, TerminalError } from '@langflix/contracts';
import type { EncodedClip } from '@langflix/contracts';
import type { EncoderDevice } from './video-encoder.ts';

/** The encoder that was tried first and why it was given up. */
export type Fallback = NonNullable<EncodedClip['fallback']>;

/** Failures that another encoder would meet too. */
const NOT_THE_ENCODER = [
  'disk_full',
  'program_missing',
  'font_missing',
  'source_changed',
  'expression_outside_film',
];

/**
 * Why a clip was not encoded on a device; undefined when the failure has nothing to do with it. Anything else that
 * goes wrong on a device is worth a run with x264, also a damaged file: if that fails as well, its reason counts.
 */
export function fallbackOf(error: unknown, { name }: EncoderDevice): Fallback | undefined {
  const isOurs = error instanceof RetryableError || error instanceof TerminalError;
  if (!isOurs || NOT_THE_ENCODER.includes(error.code)) return undefined;
  return { encoder: name, code: error.code, reason: error.message };
}
