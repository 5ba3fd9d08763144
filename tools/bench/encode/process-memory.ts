import { readFileSync, readdirSync } from 'node:fs';
import { setInterval } from 'node:timers';

const SAMPLE_EVERY_MS = 100;

/** Watches what a process and its descendants hold together, until it is asked. Linux only. */
export function watchMemory(pid: number): { peakBytes(): number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(pid));
  }, SAMPLE_EVERY_MS);
  return {
    peakBytes() {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Shared pages count once per process: more than is really used, never less. */
function residentBytes(root: number): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const field = (key: string): number =>
        Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      parents.set(Number(name), field('PPid'));
      sizes.set(Number(name), field('VmRSS') * 1024);
    } catch {
      // It has just ended.
    }
  }
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || belongs(parents.get(pid)));
  return [...sizes].reduce((sum, [pid, size]) => (belongs(pid) ? sum + size : sum), 0);
}
