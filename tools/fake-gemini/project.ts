import type { FaultShares } from './faults.ts';
import type { LatencySettings } from './latency.ts';
import { createQuota } from './quota.ts';
import type { Quota, QuotaLimits } from './quota.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { createStats } from './stats.ts';
import type { Stats } from './stats.ts';

export interface ProjectSettings {
  readonly apiKey: string;
  /** Undefined: every name that begins with `gemini-`. */
  readonly models?: readonly string[] | undefined;
  /** Of each model on its own. */
  readonly limits: QuotaLimits;
  readonly latency: LatencySettings;
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
  hasModel(model: string): boolean;
  quotaOf(model: string): Quota;
}

export function createProject(settings: ProjectSettings): Project {
  const quotas = new Map<string, Quota>();
  const { models } = settings;
  return {
    settings,
    random: createRandom(settings.seed),
    stats: createStats(),
    faults: settings.faults,
    hasModel: (model) => (models ? models.includes(model) : model.startsWith('gemini-')),
    quotaOf(model) {
      const quota = quotas.get(model) ?? createQuota(settings.limits);
      quotas.set(model, quota);
      return quota;
    },
  };
}
