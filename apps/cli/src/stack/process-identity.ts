import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: when it began. Undefined when it is gone, or is only
 * waiting to be reaped.
 */
export function processIdentity(pid: number): string | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** True when that very process still runs. */
export function isRunning({ pid, identity }: ProcessMark): boolean {
  return identity !== undefined && processIdentity(pid) === identity;
}

/** A process as it is written down for a later command to find. */
export interface ProcessMark {
  readonly pid: number;
  readonly identity?: string | undefined;
}

export function markOf(pid: number): ProcessMark {
  return { pid, identity: processIdentity(pid) };
}

/** Fields of /proc/<pid>/stat after the name, which may hold spaces: state is the 1st, start time the 20th (proc(5)). */
function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): string | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const began = stdout?.trim();
  return status === 0 && began ? began : undefined;
}
