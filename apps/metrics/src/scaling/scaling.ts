/** Advice for every scaled service, out of the events and what the broker says. */
import { CONSUMERS, SCALED_SERVICES } from '@langflix/contracts';
import type { ConsumerName, QuotaGauge, ScaledService, ScalingAdvice } from '@langflix/contracts';
import type { Backlog, InEvent } from '@langflix/messaging';
import { adviseScaling, createRateWindow } from '@langflix/scaling';
import type { QuotaLoad, RateWindow } from '@langflix/scaling';
import { secondsSince } from '../broker-figures.ts';
import { createServiceTimes } from './service-times.ts';

export interface ScalingSettings {
  readonly drainSeconds: number;
  /** Where they differ from `DEFAULT_REPLICAS`. */
  readonly replicas: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
  /** Messages that one replica works on at once, where that is configured. */
  readonly concurrency: Readonly<Partial<Record<ScaledService, number>>>;
}

/** What the rest of the service knows at the moment. */
export interface ScalingState {
  readonly backlog: readonly Backlog[];
  readonly quotas: readonly QuotaGauge[];
  runningReplicas(service: ScaledService): number;
  mostInFlight(service: ScaledService): number;
  readonly nowMs: number;
}

export interface Scaling {
  /** To be told every event once. */
  add(event: InEvent): void;
  advise(service: ScaledService, state: ScalingState): ScalingAdvice;
}

/** One ingest replica stays, so that a submission is answered at once; the others may be scaled to none. */
export const DEFAULT_REPLICAS: Readonly<
  Record<ScaledService, { readonly min: number; readonly max: number }>
> = {
  ingest: { min: 1, max: 3 },
  'subtitle-chunker': { min: 0, max: 4 },
  'llm-analyzer': { min: 0, max: 10 },
  'clip-encoder': { min: 0, max: 16 },
};

/** Long enough for a film's chunks to come at even pace, short enough to follow a new load. */
const ARRIVALS_MS = 300_000;

export function createScaling({ drainSeconds, replicas, concurrency }: ScalingSettings): Scaling {
  const times = createServiceTimes();
  const arrivals = new Map<string, RateWindow>(
    Object.values(CONSUMERS).map(({ on }) => [on.name, createRateWindow(ARRIVALS_MS)]),
  );
  return {
    add(event) {
      times.add(event);
      arrivals.get(event.contract.name)?.add(Date.parse(event.time));
    },
    advise(service, { backlog, quotas, runningReplicas, mostInFlight, nowMs }) {
      const names = consumersOf(service);
      const waiting = backlog.filter(({ consumer }) => names.includes(consumer));
      const ages = waiting.flatMap(({ oldestAt }) => (oldestAt ? [secondsSince(oldestAt, nowMs)] : []));
      const { min, max } = replicas[service] ?? DEFAULT_REPLICAS[service];
      return adviseScaling({
        service,
        consumers: names.map((name) => {
          const { pending = 0, inFlight = 0 } = waiting.find(({ consumer }) => consumer === name) ?? {};
          const arrivalsPerSecond = arrivals.get(CONSUMERS[name].on.name)?.perSecond(nowMs) ?? 0;
          return { backlog: pending + inFlight, arrivalsPerSecond, serviceSeconds: times.secondsOf(name) };
        }),
        ...(ages.length > 0 && { oldestSeconds: Math.max(...ages) }),
        runningReplicas: runningReplicas(service),
        // A replica that decides by itself how much it does shows it as soon as there is enough to do.
        concurrency: concurrency[service] ?? Math.max(1, mostInFlight(service)),
        drainSeconds,
        ...(service === 'llm-analyzer' && { quota: quotaLoad(quotas[0], times.model()) }),
        ...{ minReplicas: min, maxReplicas: max },
      });
    },
  };
}

function consumersOf(service: ScaledService): readonly ConsumerName[] {
  const names = Object.keys(CONSUMERS) as ConsumerName[];
  return names.filter((name) => CONSUMERS[name].app === service);
}

export function isScaledService(name: string): name is ScaledService {
  return (SCALED_SERVICES as readonly string[]).includes(name);
}

/** The configured quota comes first. A used-up day is a pause until the next. */
function quotaLoad(quota: QuotaGauge | undefined, call: QuotaLoad['call']): QuotaLoad | undefined {
  if (quota === undefined) return undefined;
  const of = (name: string): QuotaGauge['limits'][number] | undefined =>
    quota.limits.find(({ limit }) => limit === name);
  const day = of('requests_per_day');
  const isUsedUp = day !== undefined && day.most > 0 && day.used >= day.most;
  return {
    isPaused: quota.pausedUntil !== undefined || isUsedUp,
    requestsPerMinute: of('requests_per_minute')?.most ?? 0,
    tokensPerMinute: of('tokens_per_minute')?.most ?? 0,
    call,
  };
}
