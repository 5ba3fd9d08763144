/** The cap that the metrics service would tell, by the same function. */
import { adviseScaling, createRateWindow } from '@langflix/scaling';
import type { Limits } from './call-policy.ts';
import type { StageState } from './simulate-stage.ts';
import type { Time } from './workload.ts';

export interface CapSettings {
  readonly limits: Limits;
  readonly tokensPerCall: number;
  readonly time: Time;
  readonly maxReplicas: number;
}

const ARRIVALS_MS = 300_000;
/** `monitoring.drain_seconds`, by default. It decides on the desired replicas, not on the cap. */
export const DRAIN_SECONDS = 300;

export function createQuotaCap(settings: CapSettings): (state: StageState) => number {
  const { limits, tokensPerCall, time, maxReplicas } = settings;
  const arrivals = createRateWindow(ARRIVALS_MS);
  let seen = 0;
  return ({ nowMs, lag, arrived, replicas, meanWorkMs }) => {
    if (arrived > seen) arrivals.add(nowMs, arrived - seen);
    seen = arrived;
    const call =
      meanWorkMs === undefined
        ? undefined
        : {
            // The metrics service measures the call by itself.
            secondsPerRequest: (meanWorkMs - time.fixedMs) / 1000,
            tokensPerRequest: tokensPerCall,
          };
    const { quotaReplicas = Infinity } = adviseScaling({
      service: 'llm-analyzer',
      consumers: [
        {
          backlog: lag,
          arrivalsPerSecond: arrivals.perSecond(nowMs),
          serviceSeconds: meanWorkMs === undefined ? undefined : meanWorkMs / 1000,
        },
      ],
      runningReplicas: replicas,
      concurrency: time.slots,
      drainSeconds: DRAIN_SECONDS,
      quota: { isPaused: false, ...limits, call },
      minReplicas: 0,
      maxReplicas,
    });
    return quotaReplicas;
  };
}

/** Limits that feed so many replicas exactly, by requests. */
export function limitsFor(replicas: number, time: Time, callMs: number): Limits {
  return { requestsPerMinute: Math.round((replicas * time.slots * 60_000) / callMs), tokensPerMinute: 0 };
}
