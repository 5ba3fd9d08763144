import { RetryableError } from '@langflix/contracts';
import type { Answers } from './api/app.ts';
import { describeJob } from './jobs/describe-job.ts';
import { listJobs } from './jobs/list-jobs.ts';
import type { ReadFacts } from './jobs/read-facts.ts';
import { adviseAll, readOverview } from './overview.ts';
import type { Sources } from './overview.ts';
import type { Profiles } from './slow/profiles.ts';
import { slowJobs } from './slow/slow-jobs.ts';

export interface AnswerSources extends Sources {
  readonly profiles: Profiles;
  readonly readFacts: ReadFacts;
  readonly jaegerUrl: string | undefined;
}

export function createAnswers(sources: AnswerSources): Answers {
  const { store, readFacts, brokerState, jaegerUrl, now } = sources;
  return {
    jobs: (query) => listJobs(store, query, now()),
    async job(job) {
      const record = store.get(job);
      if (record === undefined) return undefined;
      await brokerState.refresh();
      const facts = await readFacts(record);
      const deadLetters = [...brokerState.deadLetters()];
      return describeJob(record, { facts, deadLetters, jaegerUrl, nowMs: now() });
    },
    async mediaUri(job, name) {
      const record = store.get(job);
      return record && (await readFacts(record)).media.get(name);
    },
    overview: () => readOverview(sources, 'hour'),
    slow: (limit) => slowJobs(sources, limit, now()),
    async scaling(services) {
      const advice = await adviseAll(sources, services);
      // An autoscaler that hears nothing keeps what there is; one that hears of no work takes it away.
      if (brokerState.isAnswering() && sources.isReady()) return advice;
      throw new RetryableError('the figures are not known yet: ask again in a few seconds', {
        code: 'not_ready',
      });
    },
    async deadLetters() {
      await brokerState.refresh();
      return { deadLetters: [...brokerState.deadLetters()] };
    },
  };
}
