/** All that the page knows, and all that it can do. */
import { signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { DeadLettersReply, JobSummary, Overview, SlowReply } from '@langflix/contracts';
import { ApiFailure } from '../api/client.ts';
import type { Api, Submission } from '../api/client.ts';
import { listen } from '../api/live.ts';
import type { Connection, LiveOptions } from '../api/live.ts';
import { isOpen, STATE_WORDS, titleOf } from '../format/words.ts';
import { withNews } from './history.ts';
import { createJobStore } from './job-store.ts';
import type { JobStore } from './job-store.ts';
import { createJobsStore } from './jobs-store.ts';
import type { JobsStore } from './jobs-store.ts';
import { LOADING, failed, ready, valueOf } from './loadable.ts';
import type { Loadable } from './loadable.ts';
import { createNotices } from './notices.ts';
import type { Notices } from './notices.ts';

export interface Store {
  readonly jobs: JobsStore;
  readonly job: JobStore;
  readonly overview: ReadonlySignal<Loadable<Overview>>;
  readonly slow: ReadonlySignal<Loadable<SlowReply['jobs']>>;
  readonly deadLetters: ReadonlySignal<Loadable<DeadLettersReply['deadLetters']>>;
  readonly connection: ReadonlySignal<Connection>;
  /** True when the server asks for a token. */
  readonly isLocked: Signal<boolean>;
  /** Milliseconds since 1970, every second. */
  readonly now: Signal<number>;
  readonly notices: Notices;
  /** Listens and asks; gives what ends it. */
  start(): () => void;
  submit(submission: Submission): Promise<string>;
  redriveJob(job: string): Promise<string>;
  redriveDeadLetter(seq: number): Promise<string>;
  login(token: string): Promise<void>;
}

export interface StoreOptions extends LiveOptions {
  readonly api: Api;
  readonly clock: () => number;
}

/** Slow jobs and dead letters are not told live. */
const ASK_EVERY_MS = 15_000;

export function createStore({ api, clock, open, later }: StoreOptions): Store {
  const overview = signal<Loadable<Overview>>(LOADING);
  const slow = signal<Loadable<SlowReply['jobs']>>(LOADING);
  const deadLetters = signal<Loadable<DeadLettersReply['deadLetters']>>(LOADING);
  const connection = signal<Connection>('connecting');
  const isLocked = signal(false);
  const now = signal(clock());
  const notices = createNotices(later);
  const onError = (error: unknown): void => {
    if (error instanceof ApiFailure && error.status === 401) isLocked.value = true;
  };
  const jobs = createJobsStore(api, onError);
  const job = createJobStore({ api, now: clock, later });

  async function ask<T>(into: Signal<Loadable<T>>, question: Promise<T>): Promise<void> {
    try {
      into.value = ready(await question);
    } catch (error) {
      onError(error);
      if (into.value.state !== 'ready') into.value = failed(error);
    }
  }
  const askSlow = (): Promise<void> =>
    ask(
      slow,
      api.slow().then((reply) => reply.jobs),
    );
  const askDeadLetters = (): Promise<void> =>
    ask(
      deadLetters,
      api.deadLetters().then((it) => it.deadLetters),
    );
  const askAll = (): void => {
    void ask(overview, api.overview());
    void jobs.reload();
    void askSlow();
    void askDeadLetters();
    const known = valueOf(job.detail.value);
    if (known !== undefined) job.touch(known.summary.job);
  };

  function take(changed: JobSummary): void {
    const before = valueOf(jobs.list.value)?.jobs.find((it) => it.job === changed.job);
    jobs.take(changed);
    job.touch(changed.job);
    if (isOpen(changed.state) || before === undefined || !isOpen(before.state)) return;
    notices.say(`${titleOf(changed)}: ${STATE_WORDS[changed.state].toLowerCase()}`);
    void askSlow();
  }

  return {
    jobs,
    job,
    overview,
    slow,
    deadLetters,
    connection,
    isLocked,
    now,
    notices,
    start() {
      const cancelled: (() => void)[] = [];
      const every = (action: () => void, delayMs: number): void => {
        let cancel = (): void => undefined;
        const next = (): void => {
          cancel = later(() => {
            action();
            next();
          }, delayMs);
        };
        next();
        cancelled.push(() => cancel());
      };
      askAll();
      every(() => (now.value = clock()), 1000);
      every(() => void Promise.all([askSlow(), askDeadLetters()]), ASK_EVERY_MS);
      const stop = listen(
        {
          onConnection(state) {
            if (state === connection.value) return;
            const wasLost = connection.value === 'lost';
            connection.value = state;
            if (state === 'lost') notices.say('Connection lost. Trying again.');
            if (wasLost) {
              notices.say('Connected again.');
              askAll();
            }
          },
          onOverview(news) {
            const known = valueOf(overview.value);
            overview.value = ready(withNews(known, news));
            if (known !== undefined && known.deadLetters !== news.deadLetters) void askDeadLetters();
          },
          onJob: take,
          onClip: job.progress,
        },
        { open, later },
      );
      return () => {
        stop();
        for (const cancel of cancelled) cancel();
      };
    },
    submit: (submission) => api.submit(submission),
    redriveJob: (id) => api.redriveJob(id),
    async redriveDeadLetter(seq) {
      const submitted = await api.redriveDeadLetter(seq);
      await askDeadLetters();
      return submitted;
    },
    async login(token) {
      await api.login(token);
      isLocked.value = false;
      askAll();
    },
  };
}
