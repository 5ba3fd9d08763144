import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '../logger.ts';
import { takeCpuProfile, takeHeapSnapshot } from './take-profile.ts';

export interface ProfileOnSignalOptions {
  readonly service: string;
  /** Where the files go. */
  readonly folder: string;
  readonly log: Logger;
  /** Of the CPU profile. */
  readonly durationMs: number;
}

/** Nobody else on the machine may read what was in memory. */
const OWNER_ONLY = 0o600;

/**
 * From here on, SIGUSR2 writes a CPU profile and then a heap snapshot into the folder, one pair at a time, and logs
 * their paths. Never throws.
 */
export function profileOnSignal(options: ProfileOnSignalOptions): { stop(): void } {
  let isBusy = false;
  const onSignal = (): void => {
    if (isBusy) return options.log.warn('a profile is being taken already');
    isBusy = true;
    void writeProfiles(options)
      .catch((err: unknown) => options.log.error({ err }, 'could not write a profile'))
      .finally(() => (isBusy = false));
  };
  process.on('SIGUSR2', onSignal);
  return { stop: () => void process.off('SIGUSR2', onSignal) };
}

async function writeProfiles(options: ProfileOnSignalOptions): Promise<void> {
  const { service, folder, log, durationMs } = options;
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const base = join(folder, `langflix-${service}-${process.pid}-${time}`);
  log.info({ durationMs }, 'taking a CPU profile');
  await writeFile(`${base}.cpuprofile`, await takeCpuProfile(durationMs), { mode: OWNER_ONLY, flag: 'wx' });
  log.info({ path: `${base}.cpuprofile` }, 'CPU profile written');
  const file = createWriteStream(`${base}.heapsnapshot`, { mode: OWNER_ONLY, flags: 'wx' });
  await pipeline(takeHeapSnapshot(), file);
  log.info({ path: `${base}.heapsnapshot` }, 'heap snapshot written');
}
