import type { ScalingAdvice } from '@langflix/contracts';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

/** How many replicas each service should have, and how many the quota feeds. */
export function createScalingFigures(
  registry: Registry,
  advise: () => Promise<readonly ScalingAdvice[]>,
): { refresh(): Promise<void> } {
  const gauge = (name: string, help: string): Gauge<'service'> =>
    new Gauge({ name, help, labelNames: ['service'], registers: [registry] });
  const desired = gauge('langflix_desired_replicas', 'Replicas that there should be, see /api/scaling');
  const quota = gauge('langflix_quota_replicas', 'Most replicas that the quota of the model feeds');
  return {
    async refresh() {
      const all = await advise();
      quota.reset();
      for (const { service, desiredReplicas, quotaReplicas } of all) {
        desired.set({ service }, desiredReplicas);
        if (quotaReplicas !== undefined) quota.set({ service }, quotaReplicas);
      }
    },
  };
}
