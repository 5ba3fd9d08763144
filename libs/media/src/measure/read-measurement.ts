import type { Loudness } from '@langflix/contracts';

/** Anything below counts as not measurable: the absolute gate of EBU R 128. */
const GATE_LUFS = -70;

/** The summary that the ebur128 filter prints when it ends; undefined when it is not there. */
export function readLoudness(stderr: string): Loudness | undefined {
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const [, integrated] = /\bI:\s*(-?[\d.]+|-inf|nan) LUFS/.exec(summary) ?? [];
  const [, range] = /\bLRA:\s*(-?[\d.]+|nan) LU\b/.exec(summary) ?? [];
  const [, peak] = /\bPeak:\s*(-?[\d.]+|-inf|nan) dBFS/.exec(summary) ?? [];
  if (integrated === undefined || peak === undefined) return undefined;
  const isHeard = Number(integrated) > GATE_LUFS;
  return {
    integratedLufs: isHeard ? Number(integrated) : null,
    rangeLu: isHeard ? Math.max(0, Number(range) || 0) : 0,
    truePeakDbtp: Number.isFinite(Number(peak)) ? Number(peak) : null,
  };
}

/** The level in a line of `ametadata=print`; digital silence is -Infinity. Undefined for other lines. */
export function readLevel(line: string): number | undefined {
  const [, level] = /^lavfi\.astats\.Overall\.RMS_level=(\S+)$/.exec(line) ?? [];
  if (level === undefined) return undefined;
  const value = Number(level);
  return Number.isFinite(value) ? value : -Infinity;
}
