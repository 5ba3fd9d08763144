import { SCALED_SERVICES } from '@langflix/contracts';
import type { HistoryPoint, Overview, ScaledService, ScalingAdvice } from '@langflix/contracts';
import type { BrokerState } from './broker-state.ts';
import type { History } from './history.ts';
import type { JobStore } from './jobs/job-store.ts';
import type { Scaling } from './scaling/scaling.ts';
import type { Workers } from './services/workers.ts';

export interface Sources {
  readonly store: JobStore;
  readonly brokerState: BrokerState;
  readonly workers: Workers;
  readonly scaling: Scaling;
  readonly history: History;
  isReady(): boolean;
  now(): number;
}

/** How everything is right now, with the hour before or only its newest point. */
export async function readOverview(sources: Sources, history: 'hour' | 'newest'): Promise<Overview> {
  const { store, brokerState, workers } = sources;
  const scaling = await adviseAll(sources);
  const newest = await keepHistory(sources);
  return {
    at: new Date(sources.now()).toISOString(),
    brokerConnected: brokerState.isAnswering(),
    ready: sources.isReady(),
    jobs: { ...store.countByState() },
    services: [...workers.services()],
    scaling: [...scaling],
    quotas: [...brokerState.quotas()],
    deadLetters: brokerState.deadLetters().length,
    history: history === 'hour' ? [...sources.history.points()] : [newest],
  };
}

export async function adviseAll(
  { brokerState, workers, scaling, now }: Sources,
  services: readonly ScaledService[] = SCALED_SERVICES,
): Promise<readonly ScalingAdvice[]> {
  await brokerState.refresh();
  const alive = workers.services();
  const state = {
    backlog: brokerState.backlog(),
    quotas: brokerState.quotas(),
    runningReplicas: (name: string) => alive.find(({ service }) => service === name)?.replicas ?? 0,
    mostInFlight: workers.mostInFlight,
    nowMs: now(),
  };
  return services.map((service) => scaling.advise(service, state));
}

/** To be called every few seconds, whether or not somebody looks. */
export async function keepHistory({ brokerState, store, history, now }: Sources): Promise<HistoryPoint> {
  await brokerState.refresh();
  const jobsRunning = store.countByState().running;
  return history.point({ backlog: brokerState.backlog(), jobsRunning, nowMs: now() });
}
