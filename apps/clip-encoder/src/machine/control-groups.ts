/**
 * What the kernel allows this process: Linux control groups, version 2 and 1. A container sees its own group at the
 * root of the mount, a service of the host somewhere below it; limits of every group on the way down hold.
 * https://docs.kernel.org/admin-guide/cgroup-v2.html
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Contents of a file; undefined when it is not there. The root `/` of the file system is the caller's choice. */
export type ReadFile = (path: string) => string | undefined;

export const readSystemFile: ReadFile = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const MOUNT = '/sys/fs/cgroup';

interface Group {
  readonly folder: string;
  readonly version: 1 | 2;
}

/** The groups of this process for one controller, from its own to the root. */
export function groupsOf(controller: 'cpu' | 'memory', read: ReadFile): readonly Group[] {
  return (read('/proc/self/cgroup') ?? '').split('\n').flatMap((line): Group[] => {
    const [, id, controllers = '', path = '/'] = /^(\d+):([^:]*):(.*)$/.exec(line) ?? [];
    if (id === '0') return ancestors(path).map((folder) => ({ folder: join(MOUNT, folder), version: 2 }));
    if (!controllers.split(',').includes(controller)) return [];
    // The folder is called as the kernel or as the system's set-up calls it: cpu, or cpu,cpuacct.
    return [...new Set([controllers, controller])].flatMap((name) =>
      ancestors(path).map((folder): Group => ({ folder: join(MOUNT, name, folder), version: 1 })),
    );
  });
}

function ancestors(path: string): readonly string[] {
  const names = path.split('/').filter((name) => name !== '' && name !== '..');
  return names.map((_name, at) => names.slice(0, names.length - at).join('/')).concat('');
}

/** Cores' worth of time that the process may use; Infinity without a quota. */
export function cpuQuota(read: ReadFile = readSystemFile): number {
  const quotas = groupsOf('cpu', read).map(({ folder, version }) => {
    const [quota, period] =
      version === 2
        ? (read(join(folder, 'cpu.max')) ?? '').trim().split(' ')
        : [read(join(folder, 'cpu.cfs_quota_us')), read(join(folder, 'cpu.cfs_period_us'))];
    const cores = Number(quota) / Number(period);
    return cores > 0 ? cores : Infinity;
  });
  return Math.min(Infinity, ...quotas);
}

export interface MemoryUse {
  readonly usedBytes: number;
  readonly limitBytes: number;
}

/**
 * Every limit of memory that holds for the process and what of it is in use: one per control group that has a limit,
 * and the machine. Pages of files do not count, the kernel gives them up first: a film that was read is no burden.
 */
export function memoryUses(read: ReadFile = readSystemFile): readonly MemoryUse[] {
  const machine = machineMemory(read);
  const groups = groupsOf('memory', read).map(({ folder, version }): MemoryUse => {
    const [limit, usage] =
      version === 2 ? ['memory.max', 'memory.current'] : ['memory.limit_in_bytes', 'memory.usage_in_bytes'];
    const stat = read(join(folder, 'memory.stat')) ?? '';
    const prefix = version === 2 ? '' : 'total_';
    const ofFiles = ['active_file', 'inactive_file'].map((name) => valueOf(stat, `${prefix}${name}`) ?? 0);
    const used = Number(read(join(folder, usage))) - ofFiles.reduce((sum, bytes) => sum + bytes, 0);
    return { usedBytes: Math.max(0, used), limitBytes: Number(read(join(folder, limit))) };
  });
  // Version 1 says `no limit` with a number larger than any memory.
  const isReal = ({ limitBytes }: MemoryUse): boolean =>
    limitBytes > 0 && limitBytes <= (machine?.limitBytes ?? Number.MAX_SAFE_INTEGER);
  return [...groups.filter(isReal), ...(machine === undefined ? [] : [machine])];
}

function machineMemory(read: ReadFile): MemoryUse | undefined {
  const info = read('/proc/meminfo') ?? '';
  const [total, available] = [valueOf(info, 'MemTotal:'), valueOf(info, 'MemAvailable:')];
  if (total === undefined || available === undefined) return undefined;
  return { usedBytes: (total - available) * 1024, limitBytes: total * 1024 };
}

function valueOf(text: string, name: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length).trim().split(' ')[0]);
}
