/** What is remembered of a job between two of its events. */
export interface JobMemory {
  readonly job: string;
  /** Parts that were counted: an event seen twice changes nothing. */
  readonly counted: Set<string>;
  /** Unix milliseconds at which the job (`job`) or one of its parts began, until it ends. */
  readonly began: Map<string, number>;
  /** Unix milliseconds at which a piece of work was asked for, by the names of `work-pieces.ts`. */
  readonly asked: Map<string, number>;
  hasEnded: boolean;
}

export interface JobMemories {
  of(job: string): JobMemory;
  /** To be told once per job. */
  ended(memory: JobMemory): void;
  /** Jobs remembered that were submitted and have not ended. */
  active(): number;
}

export interface MemoryLimits {
  readonly maxJobs: number;
  /** Of these: that have ended. */
  readonly maxEnded: number;
}

/**
 * Remembers the newest jobs by first event. Of those that have ended only the newest `maxEnded` stay, for what comes
 * late; when full, the oldest that has ended is forgotten first.
 */
export function createJobMemories({ maxJobs, maxEnded }: MemoryLimits): JobMemories {
  const jobs = new Map<string, JobMemory>();
  /** Oldest end first. */
  const ended = new Set<JobMemory>();

  const forgetOne = (): void => {
    const memory = firstOf(ended) ?? firstOf(jobs.values());
    if (memory === undefined) return;
    ended.delete(memory);
    jobs.delete(memory.job);
  };
  return {
    of(job) {
      const known = jobs.get(job);
      if (known !== undefined) return known;
      if (jobs.size >= maxJobs) forgetOne();
      const fresh = { job, counted: new Set<string>(), began: new Map(), asked: new Map(), hasEnded: false };
      jobs.set(job, fresh);
      return fresh;
    },
    ended(memory) {
      memory.hasEnded = true;
      memory.began.clear();
      memory.asked.clear();
      ended.add(memory);
      if (ended.size > maxEnded) forgetOne();
    },
    active: () => [...jobs.values()].filter(({ began, hasEnded }) => began.has('job') && !hasEnded).length,
  };
}

function firstOf<Item>(items: Iterable<Item>): Item | undefined {
  for (const item of items) return item;
  return undefined;
}
