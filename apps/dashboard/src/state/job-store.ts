import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ClipProgress, JobDetail } from '@langflix/contracts';
import type { Api } from '../api/client.ts';
import { ApiFailure } from '../api/client.ts';
import { LOADING, failed, ready } from './loadable.ts';
import type { Loadable } from './loadable.ts';

/** The job that is looked at. */
export interface JobStore {
  readonly detail: ReadonlySignal<Loadable<JobDetail>>;
  /** Share of each running encode, by clip, 0 to 1. */
  readonly encoding: ReadonlySignal<ReadonlyMap<string, number>>;
  open(job: string | undefined): void;
  /** Something happened to a job: reads it again if it is this one, once a second at most. */
  touch(job: string): void;
  progress(of: ClipProgress): void;
}

export interface JobStoreOptions {
  readonly api: Pick<Api, 'job'>;
  readonly now: () => number;
  later(action: () => void, delayMs: number): () => void;
}

const EVERY_MS = 1000;
/** A job that was just submitted may not have been heard of yet. */
const TRIES_OF_UNKNOWN = 5;

export function createJobStore({ api, now, later }: JobStoreOptions): JobStore {
  const detail = signal<Loadable<JobDetail>>(LOADING);
  const encoding = signal<ReadonlyMap<string, number>>(new Map());
  let opened: string | undefined;
  let readAt = 0;
  let unknownTries = 0;
  let cancel: (() => void) | undefined;

  function plan(delayMs: number): void {
    cancel ??= later(() => {
      cancel = undefined;
      void read();
    }, delayMs);
  }

  async function read(): Promise<void> {
    const job = opened;
    if (job === undefined) return;
    readAt = now();
    try {
      const value = await api.job(job);
      if (job === opened) detail.value = ready(value);
    } catch (error) {
      if (job === opened) complain(error);
    }
  }

  function complain(error: unknown): void {
    const isUnknown = error instanceof ApiFailure && error.status === 404;
    if (isUnknown && unknownTries++ < TRIES_OF_UNKNOWN) plan(EVERY_MS);
    else if (detail.value.state !== 'ready') detail.value = failed(error);
  }

  return {
    detail,
    encoding,
    open(job) {
      if (job === opened) return;
      opened = job;
      unknownTries = 0;
      cancel?.();
      cancel = undefined;
      detail.value = LOADING;
      encoding.value = new Map();
      void read();
    },
    touch(job) {
      if (job === opened) plan(Math.max(0, readAt + EVERY_MS - now()));
    },
    progress({ job, clip, share }) {
      if (job === opened) encoding.value = new Map(encoding.value).set(clip, share);
    },
  };
}
