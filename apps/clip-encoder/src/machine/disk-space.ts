import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RetryableError } from '@langflix/contracts';

/** Bits per pixel that the worst material needs at crf 18; the usual is a tenth of it. */
const BITS_PER_PIXEL = 0.5;
/** Bytes to leave for captions, provenance and everything else that writes there. */
const RESERVE_BYTES = 32e6;
const RETRY_AFTER_MS = 30_000;

export interface ClipSize {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

/** More bytes than a clip will take. */
export function estimateBytes({ width, height, frames }: ClipSize): number {
  return (width * height * frames * BITS_PER_PIXEL) / 8;
}

/**
 * Looks before a clip is encoded whether it will fit, so that work is not begun that cannot end.
 * @param path where it will be written; its folder exists.
 * @throws RetryableError('disk_full').
 */
export async function checkDiskSpace(path: string, clip: ClipSize): Promise<void> {
  const found = await statfs(dirname(path)).catch(() => undefined);
  if (found === undefined) return;
  const freeBytes = found.bavail * found.bsize;
  const needed = estimateBytes(clip) + RESERVE_BYTES;
  if (freeBytes >= needed) return;
  const inMb = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
  const message = `${dirname(path)} has ${inMb(freeBytes)} left, a clip may need ${inMb(needed)}: free some space there`;
  throw new RetryableError(message, { code: 'disk_full', retryAfterMs: RETRY_AFTER_MS });
}
