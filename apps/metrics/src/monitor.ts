/** Everything that the events are folded into, and what is asked beside them. */
import type { InEvent, Messaging } from '@langflix/messaging';
import { createBrokerFigures } from './broker-figures.ts';
import { createBrokerState } from './broker-state.ts';
import { createCacheFigures } from './cache-figures.ts';
import { createEventFold } from './fold-events.ts';
import { createHistory } from './history.ts';
import { createJobFigures } from './job-figures.ts';
import type { JobRecord } from './jobs/job-record.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createFactsReader } from './jobs/read-facts.ts';
import { adviseAll } from './overview.ts';
import type { AnswerSources } from './answers.ts';
import { createQuotaFigures } from './quota-figures.ts';
import { createQuotaReader } from './read-quotas.ts';
import type { ConfiguredQuota } from './read-quotas.ts';
import { createFigures } from './registry.ts';
import type { Figures } from './registry.ts';
import { createScaling } from './scaling/scaling.ts';
import type { ScalingSettings } from './scaling/scaling.ts';
import { createScalingFigures } from './scaling-figures.ts';
import { createServiceFigures } from './services/service-figures.ts';
import { createWorkers } from './services/workers.ts';
import { createProfiles } from './slow/profiles.ts';

export interface Monitor {
  readonly sources: AnswerSources;
  readonly figures: Figures;
  /** To be told every event once, in order. */
  add(event: InEvent): JobRecord;
  /**
   * To be told when the history has been read. A scrape in the middle of it would show counters that fell and rise
   * again, which Prometheus takes for work being done a second time.
   */
  caughtUp(): void;
  /** Asks the broker and the cache; for a scrape. */
  refresh(): Promise<unknown>;
}

export interface MonitorOptions {
  readonly quota: ConfiguredQuota;
  readonly scaling: ScalingSettings;
  readonly jaegerUrl: string | undefined;
  /** Milliseconds that the stream keeps an event. */
  readonly maxAgeMs: number;
  readonly now?: () => number;
}

export function createMonitor(messaging: Messaging, options: MonitorOptions): Monitor {
  const { quota, jaegerUrl, maxAgeMs, now = Date.now } = options;
  const fold = createEventFold();
  let isCaughtUp = false;
  const sources: AnswerSources = {
    store: createJobStore({ maxAgeMs, now }),
    brokerState: createBrokerState({ messaging, readQuotas: createQuotaReader(messaging, { quota }), now }),
    workers: createWorkers(now),
    scaling: createScaling(options.scaling),
    history: createHistory(),
    profiles: createProfiles(),
    readFacts: createFactsReader(messaging),
    jaegerUrl,
    isReady: () => isCaughtUp,
    now,
  };
  const { store, scaling, history, profiles, brokerState, workers } = sources;
  const figures = createFigures(fold.activeJobs);
  const { registry, apply } = figures;
  createJobFigures(registry, store);
  const asked = [
    createBrokerFigures(registry, brokerState, now),
    createQuotaFigures(registry, brokerState),
    createCacheFigures(registry, messaging),
    createServiceFigures(registry, workers),
    createScalingFigures(registry, () => adviseAll(sources)),
  ];
  return {
    sources,
    figures,
    add(event) {
      for (const observation of fold.observe(event)) apply(observation, event.traceparent);
      const record = store.add(event);
      profiles.add(record, event);
      scaling.add(event);
      history.add(event);
      return record;
    },
    caughtUp() {
      isCaughtUp = true;
    },
    async refresh() {
      await brokerState.refresh(0);
      return Promise.all(asked.map((one) => one.refresh()));
    },
  };
}
