/** What is remembered of a job between two of its events. */
export interface JobMemory {
  /** Parts that were counted: an event seen twice changes nothing. */
  readonly counted: Set<string>;
  /** Unix milliseconds at which the job (`job`) or one of its parts began, until it ends. */
  readonly began: Map<string, number>;
  hasEnded: boolean;
}

export interface JobMemories {
  of(job: string): JobMemory;
  /** Jobs remembered that were submitted and have not ended. */
  active(): number;
}

/** Remembers the newest `maxJobs` jobs by first event; when full, the oldest that has ended is forgotten first. */
export function createJobMemories(maxJobs: number): JobMemories {
  const jobs = new Map<string, JobMemory>();

  const makeRoom = (): void => {
    if (jobs.size < maxJobs) return;
    const [oldest = ''] = jobs.keys();
    const ended = [...jobs].find(([, { hasEnded }]) => hasEnded);
    jobs.delete(ended?.[0] ?? oldest);
  };
  return {
    of(job) {
      const known = jobs.get(job);
      if (known !== undefined) return known;
      makeRoom();
      const fresh: JobMemory = { counted: new Set(), began: new Map(), hasEnded: false };
      jobs.set(job, fresh);
      return fresh;
    },
    active: () => [...jobs.values()].filter(({ began, hasEnded }) => began.has('job') && !hasEnded).length,
  };
}
