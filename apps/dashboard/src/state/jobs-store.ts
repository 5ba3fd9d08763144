import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { JobSummary } from '@langflix/contracts';
import type { Api } from '../api/client.ts';
import { listOf, withChange, withPage } from './job-list.ts';
import type { JobFilter, JobList } from './job-list.ts';
import { LOADING, failed, ready, valueOf } from './loadable.ts';
import type { Loadable } from './loadable.ts';

export interface JobsStore {
  readonly list: ReadonlySignal<Loadable<JobList>>;
  readonly filter: ReadonlySignal<JobFilter>;
  setFilter(filter: JobFilter): void;
  /** Reads the list again, as far as it was loaded; what is shown stays until that is there. */
  reload(): Promise<void>;
  /** Loads page after page until `rows` jobs are there, or all. */
  loadUpTo(rows: number): Promise<void>;
  take(changed: JobSummary): void;
}

export function createJobsStore(api: Pick<Api, 'jobs'>, onError: (error: unknown) => void): JobsStore {
  const list = signal<Loadable<JobList>>(LOADING);
  const filter = signal<JobFilter>({ states: [], text: '' });
  /** Grows with every new list: an answer for an older one is thrown away. */
  let generation = 0;
  let wantedRows = 0;
  let isPaging = false;

  async function readAnew(rows: number): Promise<void> {
    const mine = ++generation;
    try {
      let fresh = listOf(await api.jobs(filter.value));
      while (fresh.next !== undefined && fresh.jobs.length < rows && mine === generation) {
        fresh = withPage(fresh, await api.jobs(filter.value, fresh.next));
      }
      if (mine === generation) list.value = ready(fresh);
    } catch (error) {
      if (mine !== generation) return;
      onError(error);
      if (list.value.state !== 'ready') list.value = failed(error);
    }
  }

  async function page(): Promise<void> {
    const mine = generation;
    const known = valueOf(list.value);
    if (known?.next === undefined || known.jobs.length >= wantedRows) return;
    const reply = await api.jobs(filter.value, known.next);
    const now = valueOf(list.value);
    if (mine !== generation || now === undefined) return;
    list.value = ready(withPage(now, reply));
    await page();
  }

  return {
    list,
    filter,
    setFilter(next) {
      filter.value = next;
      wantedRows = 0;
      void readAnew(0);
    },
    reload: () => readAnew(valueOf(list.value)?.jobs.length ?? 0),
    async loadUpTo(rows) {
      wantedRows = Math.max(wantedRows, rows);
      if (isPaging) return;
      isPaging = true;
      try {
        await page();
      } catch (error) {
        onError(error);
      } finally {
        isPaging = false;
      }
    },
    take(changed) {
      const known = valueOf(list.value);
      if (known !== undefined) list.value = ready(withChange(known, changed, filter.value));
    },
  };
}
