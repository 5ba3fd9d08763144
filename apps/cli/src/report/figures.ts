import { formatDuration } from '../progress/format.ts';

/** `85 ms`, `4.20 s`, `42.5 s`, `3:05`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  return seconds < 99.95 ? `${seconds.toFixed(1)} s` : formatDuration(Math.round(seconds));
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `412 MB`, `1.3 GB`, `-20 MB`: decimal, as the targets are. */
export function formatBytes(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = value < 9.95 && unit > 2 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
  return `${bytes < 0 && value > 0 ? '-' : ''}${digits} ${UNITS[unit]}`;
}

/** `+12 MB`. */
export function formatChange(bytes: number): string {
  return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}
