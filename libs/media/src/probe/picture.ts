import type { ProbedStream } from './ffprobe.ts';

export interface Picture {
  /** As a viewer sees it: upright, pixels square, before rounding to even numbers. */
  readonly width: number;
  readonly height: number;
  /** Width of a stored pixel by its height. */
  readonly sampleAspectRatio: number;
}

/** Size of the picture on screen; undefined when the stream has none. */
export function pictureOf(stream: ProbedStream): Picture | undefined {
  const { width = 0, height = 0 } = stream;
  if (width < 1 || height < 1) return undefined;
  const sampleAspectRatio = parseRatio(stream.sample_aspect_ratio);
  const shownWidth = Math.max(1, Math.round(width * sampleAspectRatio));
  return isOnItsSide(stream)
    ? { width: height, height: shownWidth, sampleAspectRatio }
    : { width: shownWidth, height, sampleAspectRatio };
}

/** Turned by a quarter: the display matrix, or the older tag. */
function isOnItsSide(stream: ProbedStream): boolean {
  const matrix = stream.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation;
  const degrees = matrix ?? Number(stream.tags?.['rotate'] ?? 0);
  return Math.abs(Math.round(degrees / 90)) % 2 === 1;
}

/** `16:11` -> 1.4545; unknown (`0:1`, missing, absurd) counts as square. */
function parseRatio(text: string | undefined): number {
  const [width = NaN, height = NaN] = (text ?? '').split(':').map(Number);
  const ratio = width / height;
  return ratio > 0.1 && ratio < 10 ? ratio : 1;
}

/** The nearest even size that encoders take: an odd row or column is left out, never invented unless there is one only. */
export function evenSize({ width, height }: { readonly width: number; readonly height: number }): {
  readonly width: number;
  readonly height: number;
} {
  const even = (pixels: number): number => Math.max(2, Math.floor(pixels / 2) * 2);
  return { width: even(width), height: even(height) };
}
