import { readFileSync } from 'node:fs';

/** Clock ticks of /proc; the kernel tells them in hundredths of a second on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;
/** Fields of /proc/<pid>/stat after the name: utime, stime, cutime and cstime are 14 to 17 of proc(5). */
const FIRST_AFTER_NAME = 3;
const [FROM, TO] = [14, 17];

/** Processor seconds of these processes until now, user and system, with the children that have ended. Linux only. */
export function cpuSeconds(pids: readonly number[]): number {
  return (
    pids.reduce((sum, pid) => sum + ticksIn(readFileSync(`/proc/${pid}/stat`, 'utf8')), 0) / TICKS_PER_SECOND
  );
}

/** @param stat a line of /proc/<pid>/stat; the name in it may hold anything, brackets too */
export function ticksIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields
    .slice(FROM - FIRST_AFTER_NAME, TO - FIRST_AFTER_NAME + 1)
    .reduce((sum, field) => sum + Number(field), 0);
}
