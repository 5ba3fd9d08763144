import type { ScaledService, ScalingAdvice } from '@langflix/contracts';

/** What one consumer of a service has before it. */
export interface ConsumerLoad {
  /** Messages that wait or are worked on. */
  readonly backlog: number;
  readonly arrivalsPerSecond: number;
  /** Seconds of work per message; undefined before the first. */
  readonly serviceSeconds: number | undefined;
}

/** What the model may be asked; 0 is no such limit. */
export interface QuotaLoad {
  readonly isPaused: boolean;
  readonly requestsPerMinute: number;
  /** Input tokens. */
  readonly tokensPerMinute: number;
  /** Undefined before the first call. */
  readonly call: { readonly secondsPerRequest: number; readonly tokensPerRequest: number } | undefined;
}

export interface Load {
  readonly service: ScaledService;
  readonly consumers: readonly ConsumerLoad[];
  readonly oldestSeconds?: number | undefined;
  readonly runningReplicas: number;
  /** Messages that one replica works on at once. */
  readonly concurrency: number;
  readonly drainSeconds: number;
  readonly quota?: QuotaLoad | undefined;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/**
 * How many replicas there should be, so that what arrives is kept up with and what waits is worked off in time.
 *
 * With consumers c of the service, their backlog B, arrivals a per second and seconds of work S per message, and K
 * messages at once per replica:
 *
 *     steady  = sum of a·S / K                              Little's law: a·S messages are in work at any time
 *     backlog = steady + sum of B·S / (K·drainSeconds)      and what waits is spread over the drain time
 *     quota   = requests per second · seconds per request / K
 *     desired = backlog, at most quota, rounded up, then between minimum and maximum
 *
 * Requests per second are those of the limit per minute, or of the tokens per minute at the tokens that a request took,
 * whichever are fewer. More replicas than `quota` would wait for the same permits. A paused model feeds none; one that
 * has no limits, or was not asked yet, as many as there may be. Where nothing was measured yet, one replica is asked for
 * as soon as anything waits: it measures. Consumers whose work was not measured count as no work beside others that were.
 *
 * `serviceSeconds` is the mean over what is due within the drain time, so that
 * `(arrivals · drainSeconds + backlog) · serviceSeconds / (K · drainSeconds)` is `backlogReplicas` again.
 */
export function adviseScaling(load: Load): ScalingAdvice {
  const { service, concurrency, drainSeconds, minReplicas, runningReplicas, oldestSeconds } = load;
  const maxReplicas = Math.max(1, minReplicas, load.maxReplicas);
  const backlog = sum(load.consumers, (one) => one.backlog);
  const arrivals = sum(load.consumers, (one) => one.arrivalsPerSecond);
  const isMeasured = load.consumers.some(({ serviceSeconds }) => serviceSeconds !== undefined);
  const seconds = ({ serviceSeconds = 0 }: ConsumerLoad): number => serviceSeconds;
  const steadyReplicas = sum(load.consumers, (one) => one.arrivalsPerSecond * seconds(one)) / concurrency;
  const workWaiting = sum(load.consumers, (one) => one.backlog * seconds(one));
  const backlogReplicas = isMeasured
    ? steadyReplicas + workWaiting / (concurrency * drainSeconds)
    : Math.min(1, backlog);
  const due = arrivals * drainSeconds + backlog;
  const meanSeconds = due > 0 ? (backlogReplicas * concurrency * drainSeconds) / due : undefined;
  const quotaReplicas = load.quota && (replicasFedBy(load.quota, concurrency) ?? maxReplicas);
  // Work that was not measured yet still needs somebody to do it.
  const wanted = Math.max(wholeReplicas(backlogReplicas), Math.min(1, backlog));
  const allowed = Math.min(wanted, wholeReplicas(quotaReplicas ?? Infinity));
  const desiredReplicas = Math.min(maxReplicas, Math.max(minReplicas, allowed));
  const advice = {
    ...{ service, desiredReplicas, runningReplicas, backlog },
    ...(oldestSeconds !== undefined && { oldestSeconds }),
    arrivalsPerSecond: arrivals,
    ...(isMeasured && { serviceSeconds: meanSeconds ?? meanOf(load.consumers) }),
    ...{ concurrency, steadyReplicas, backlogReplicas, drainSeconds },
    ...(quotaReplicas !== undefined && { quotaReplicas }),
    ...{ minReplicas, maxReplicas },
    limitedBy: limitOf({ wanted, allowed, desiredReplicas }),
  };
  return { ...advice, reason: reasonOf(advice, wanted, load.quota?.isPaused ?? false) };
}

/** Undefined where nothing limits it, or nothing is known of the calls; 0 while paused. */
function replicasFedBy(quota: QuotaLoad, concurrency: number): number | undefined {
  const { isPaused, requestsPerMinute, tokensPerMinute, call } = quota;
  if (isPaused) return 0;
  if (call === undefined) return undefined;
  const byRequests = requestsPerMinute > 0 ? requestsPerMinute / 60 : Infinity;
  const byTokens =
    tokensPerMinute > 0 && call.tokensPerRequest > 0
      ? tokensPerMinute / 60 / call.tokensPerRequest
      : Infinity;
  const replicas = (Math.min(byRequests, byTokens) * call.secondsPerRequest) / concurrency;
  return Number.isFinite(replicas) ? replicas : undefined;
}

/** Up to the next whole one; a hair above is noise of the division. */
const wholeReplicas = (replicas: number): number => Math.ceil(replicas - 1e-9);

function limitOf({
  wanted,
  allowed,
  desiredReplicas,
}: {
  readonly wanted: number;
  readonly allowed: number;
  readonly desiredReplicas: number;
}): ScalingAdvice['limitedBy'] {
  if (desiredReplicas > allowed) return 'minimum';
  if (desiredReplicas < allowed) return 'maximum';
  return allowed < wanted ? 'quota' : 'nothing';
}

function reasonOf(advice: Omit<ScalingAdvice, 'reason'>, wanted: number, isPaused: boolean): string {
  const { backlog, arrivalsPerSecond, serviceSeconds, limitedBy, quotaReplicas, drainSeconds } = advice;
  const load = `${backlog} waiting or in work, ${short(arrivalsPerSecond * 60)} arriving a minute`;
  const pace =
    serviceSeconds === undefined ? 'nothing measured yet' : `${short(serviceSeconds)} s of work each`;
  const need = `${load}, ${pace}: ${wanted} would do within ${drainSeconds} s`;
  const quota = isPaused
    ? 'the model is paused'
    : `the quota of the model feeds ${short(quotaReplicas ?? 0)}`;
  const limits = {
    nothing: '',
    quota: `, but ${quota}`,
    maximum: `, but ${advice.maxReplicas} is the maximum`,
    minimum: `, and ${advice.minReplicas} is the minimum`,
  };
  return `${need}${limits[limitedBy]}.`;
}

const short = (value: number): string => String(Number(value.toPrecision(2)));

function meanOf(consumers: readonly ConsumerLoad[]): number {
  const known = consumers.map(({ serviceSeconds }) => serviceSeconds).filter((one) => one !== undefined);
  return known.reduce((total, one) => total + one, 0) / Math.max(1, known.length);
}

function sum(consumers: readonly ConsumerLoad[], of: (one: ConsumerLoad) => number): number {
  return consumers.reduce((total, one) => total + of(one), 0);
}
