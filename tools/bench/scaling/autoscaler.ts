/**
 * KEDA and the HorizontalPodAutoscaler that it feeds, as one pure state machine. Followed: KEDA's executor (active at more
 * than 0, to none only after the cooldown) and the HPA's algorithm with `behavior`
 * (https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/).
 */
export interface Behaviour {
  readonly stabilizationMs: number;
  /** The most generous one counts. */
  readonly policies: readonly { readonly pods: number; readonly periodMs: number }[];
}

export interface ScalingRules {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Between two looks of KEDA, which decides between none and one. */
  readonly pollingMs: number;
  readonly cooldownMs: number;
  readonly scaleUp: Behaviour;
  readonly scaleDown: Behaviour;
  /** Messages that wait or are worked on, per replica. */
  readonly lagPerReplica: number;
  /** The lag asks for no more replicas than the quota feeds. */
  readonly isCapped: boolean;
}

export interface Signals {
  readonly lag: number;
  /** Replicas that the quota feeds; ignored unless the rules are capped. */
  readonly cap: number;
}

export interface Autoscaler {
  /** KEDA looks. @returns replicas that there should be */
  poll(nowMs: number, replicas: number, signals: Signals): number;
  /** The HPA looks. @returns replicas that there should be */
  sync(nowMs: number, replicas: number, signals: Signals): number;
}

/** `--horizontal-pod-autoscaler-sync-period`. */
export const SYNC_MS = 15_000;
/** `--horizontal-pod-autoscaler-tolerance`: nothing changes for less. */
const TOLERANCE = 0.1;

export function createAutoscaler(rules: ScalingRules): Autoscaler {
  const { minReplicas, maxReplicas, cooldownMs } = rules;
  const recommend = createStabilizer(rules);
  const changes: Change[] = [];
  let lastActiveMs = -Infinity;

  return {
    poll(nowMs, replicas, signals) {
      const isActive = wantedBy(rules, signals) > 0;
      if (isActive) lastActiveMs = nowMs;
      if (isActive && replicas === 0) return Math.max(1, minReplicas);
      const mayEnd = !isActive && minReplicas === 0 && nowMs - lastActiveMs >= cooldownMs;
      return mayEnd ? 0 : Math.max(minReplicas, replicas);
    },
    sync(nowMs, replicas, signals) {
      if (replicas === 0) return 0;
      const wanted = wantedBy(rules, signals);
      const isClose = Math.abs(wanted / replicas - 1) <= TOLERANCE;
      const stable = recommend(nowMs, replicas, isClose ? replicas : Math.ceil(wanted - 1e-9));
      const after = withinPolicies(rules, { nowMs, replicas, wanted: stable, changes });
      const allowed = Math.min(maxReplicas, Math.max(1, minReplicas, after));
      if (allowed !== replicas) changes.push({ atMs: nowMs, by: allowed - replicas });
      return allowed;
    },
  };
}

interface Change {
  readonly atMs: number;
  readonly by: number;
}

const wantedBy = ({ lagPerReplica, isCapped }: ScalingRules, { lag, cap }: Signals): number =>
  Math.min(lag / lagPerReplica, isCapped ? cap : Infinity);

/** Up only as far as the least, down only as far as the most that was recommended within each window. */
function createStabilizer({ scaleUp, scaleDown }: ScalingRules) {
  let seen: { readonly atMs: number; readonly replicas: number }[] = [];
  return (nowMs: number, replicas: number, wanted: number): number => {
    const longestMs = Math.max(scaleUp.stabilizationMs, scaleDown.stabilizationMs);
    seen = [...seen.filter(({ atMs }) => nowMs - atMs < longestMs), { atMs: nowMs, replicas: wanted }];
    const within = (windowMs: number): number[] => [
      wanted,
      ...seen.filter(({ atMs }) => nowMs - atMs < windowMs).map((one) => one.replicas),
    ];
    const least = Math.min(...within(scaleUp.stabilizationMs));
    const most = Math.max(...within(scaleDown.stabilizationMs));
    return Math.min(most, Math.max(least, replicas));
  };
}

/** A period's policy counts from what there was when the period began. */
function withinPolicies(
  { scaleUp, scaleDown }: ScalingRules,
  {
    nowMs,
    replicas,
    wanted,
    changes,
  }: {
    readonly nowMs: number;
    readonly replicas: number;
    readonly wanted: number;
    readonly changes: readonly Change[];
  },
): number {
  const atStart = (periodMs: number): number =>
    replicas - changes.reduce((sum, { atMs, by }) => sum + (nowMs - atMs < periodMs ? by : 0), 0);
  if (wanted > replicas) {
    const most = scaleUp.policies.map(({ pods, periodMs }) => atStart(periodMs) + pods);
    return Math.max(replicas, Math.min(wanted, Math.max(...most)));
  }
  const least = scaleDown.policies.map(({ pods, periodMs }) => atStart(periodMs) - pods);
  return Math.min(replicas, Math.max(wanted, Math.min(...least)));
}
