import { describe, expect, test } from '@jest/globals';
import { cpuQuota, memoryUses } from './control-groups.ts';

const GIB = 2 ** 30;
const meminfo = `MemTotal:       ${(8 * GIB) / 1024} kB\nMemFree:          1000 kB\nMemAvailable:   ${(6 * GIB) / 1024} kB\n`;
const machine = { usedBytes: 2 * GIB, limitBytes: 8 * GIB };

const reading = (files: Readonly<Record<string, string>>) => (path: string) =>
  path === '/proc/meminfo' ? meminfo : files[path];

describe('version 2', () => {
  test('in a container: its own group is the root', () => {
    const read = reading({
      '/proc/self/cgroup': '0::/\n',
      '/sys/fs/cgroup/cpu.max': '150000 100000\n',
      '/sys/fs/cgroup/memory.max': String(2 * GIB),
      '/sys/fs/cgroup/memory.current': String(1.5 * GIB),
      '/sys/fs/cgroup/memory.stat': `anon 1\nactive_file ${GIB / 4}\ninactive_file ${GIB / 4}\n`,
    });
    expect(cpuQuota(read)).toBe(1.5);
    expect(memoryUses(read)).toEqual([{ usedBytes: GIB, limitBytes: 2 * GIB }, machine]);
  });

  test('on a host: the tightest limit on the way down holds, `max` is none', () => {
    const read = reading({
      '/proc/self/cgroup': '0::/system.slice/langflix.service\n',
      '/sys/fs/cgroup/system.slice/langflix.service/cpu.max': 'max 100000\n',
      '/sys/fs/cgroup/system.slice/langflix.service/memory.max': 'max\n',
      '/sys/fs/cgroup/system.slice/cpu.max': '300000 100000\n',
      '/sys/fs/cgroup/system.slice/memory.max': String(4 * GIB),
      '/sys/fs/cgroup/system.slice/memory.current': String(GIB),
    });
    expect(cpuQuota(read)).toBe(3);
    expect(memoryUses(read)).toEqual([{ usedBytes: GIB, limitBytes: 4 * GIB }, machine]);
  });
});

test('version 1 has a folder per controller, and a huge number for no limit', () => {
  const read = reading({
    '/proc/self/cgroup': '5:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc\n1:name=systemd:/\n0::/\n',
    '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '200000\n',
    '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000\n',
    '/sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes': String(GIB),
    '/sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes': String(GIB / 2),
    '/sys/fs/cgroup/memory/docker/abc/memory.stat': `total_active_file 0\ntotal_inactive_file ${GIB / 4}\n`,
    '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
    '/sys/fs/cgroup/memory/memory.usage_in_bytes': String(2 * GIB),
  });
  expect(cpuQuota(read)).toBe(2);
  expect(memoryUses(read)).toEqual([{ usedBytes: GIB / 4, limitBytes: GIB }, machine]);
});

test('no quota of version 1 is -1', () => {
  const read = reading({
    '/proc/self/cgroup': '4:cpu:/\n',
    '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
    '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
  });
  expect(cpuQuota(read)).toBe(Infinity);
});

test('where there is nothing to read nothing is limited', () => {
  expect(cpuQuota(() => undefined)).toBe(Infinity);
  expect(memoryUses(() => undefined)).toEqual([]);
});
