import { countRepeated } from './calls.ts';
import type { CallRecord } from './calls.ts';
import type { FaultShares } from './faults.ts';
import { createForeignTraffic } from './foreign-traffic.ts';
import type { ForeignTraffic } from './foreign-traffic.ts';
import type { LatencySettings } from './latency.ts';
import { createQuota } from './quota.ts';
import type { Quota, QuotaLimits } from './quota.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { createStats } from './stats.ts';
import type { Stats, StatsReport } from './stats.ts';

export interface ProjectSettings {
  readonly apiKey: string;
  /** Undefined: every name that begins with `gemini-`. */
  readonly models?: readonly string[] | undefined;
  /** Of each model on its own. */
  readonly limits: QuotaLimits;
  readonly latency: LatencySettings;
  /** Share of the requests per minute that others ask for, 0 for none. */
  readonly foreignShare: number;
  /** The longest RetryInfo of the fault `429-minute`. */
  readonly retryDelayMs: number;
  /** What the fault `slow` adds. */
  readonly slowMs: number;
  readonly faults: FaultShares;
  readonly seed: number;
  /** Milliseconds that never run backwards. */
  now(): number;
}

/** Everything that a request meets and changes. */
export interface Project {
  readonly settings: ProjectSettings;
  readonly random: Random;
  readonly stats: Stats;
  faults: FaultShares;
  readonly calls: CallRecord[];
  /** Until then nobody is answered: every connection is cut. By the clock of the settings. */
  deadUntilMs: number;
  hasModel(model: string): boolean;
  quotaOf(model: string): ModelQuota;
  foreignCounts(): StatsReport['foreign'];
  /** Every quota starts empty, by these limits. */
  setLimits(limits: QuotaLimits): void;
}

export interface ModelQuota {
  readonly limits: QuotaLimits;
  readonly quota: Quota;
  readonly foreign: ForeignTraffic;
}

/** Everything that happened, for people and benchmarks. */
export function reportOf({ stats, calls, foreignCounts }: Project): StatsReport {
  return { ...stats.report(), repeated: countRepeated(calls), foreign: foreignCounts() };
}

export function createProject(settings: ProjectSettings): Project {
  const quotas = new Map<string, ModelQuota>();
  const { models, foreignShare: share } = settings;
  const random = createRandom(settings.seed);
  let { limits } = settings;
  return {
    settings,
    random,
    stats: createStats(),
    faults: settings.faults,
    calls: [],
    deadUntilMs: -Infinity,
    hasModel: (model) => (models ? models.includes(model) : model.startsWith('gemini-')),
    quotaOf(model) {
      const known = quotas.get(model);
      if (known !== undefined) return known;
      const quota = createQuota(limits);
      const made = { limits, quota, foreign: createForeignTraffic(quota, { limits, share, random }) };
      quotas.set(model, made);
      return made;
    },
    foreignCounts: () => {
      const all = [...quotas.values()].map(({ foreign }) => foreign);
      const sum = (of: 'admitted' | 'refused'): number => all.reduce((total, one) => total + one[of], 0);
      return { admitted: sum('admitted'), refused: sum('refused') };
    },
    setLimits(changed) {
      limits = changed;
      quotas.clear();
    },
  };
}
