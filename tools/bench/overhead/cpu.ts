import { readFileSync } from 'node:fs';

/** Processor seconds, user and system. */
export interface CpuUse {
  /** Of the processes themselves. */
  readonly ownSec: number;
  /** Of the programs that they ran, those that have ended. */
  readonly programsSec: number;
}

/** Clock ticks of /proc; the kernel tells them in hundredths of a second on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;
/** Fields of /proc/<pid>/stat after the name: utime, stime, cutime and cstime are 14 to 17 of proc(5). */
const FIRST_AFTER_NAME = 3;
const UTIME = 14;

/** What these processes have used until now. Linux only. */
export function cpuUse(pids: readonly number[]): CpuUse {
  const uses = pids.map((pid) => useIn(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  const sum = (of: keyof CpuUse): number => uses.reduce((total, use) => total + use[of], 0);
  return { ownSec: sum('ownSec'), programsSec: sum('programsSec') };
}

/** @param stat a line of /proc/<pid>/stat; the name in it may hold anything, brackets too */
export function useIn(stat: string): CpuUse {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(UTIME - FIRST_AFTER_NAME).map(Number);
  return { ownSec: (utime + stime) / TICKS_PER_SECOND, programsSec: (cutime + cstime) / TICKS_PER_SECOND };
}
