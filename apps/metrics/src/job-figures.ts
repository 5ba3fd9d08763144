import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { JobStore } from './jobs/job-store.ts';

/** Jobs by state, of those that are in the stream. */
export function createJobFigures(registry: Registry, store: JobStore): void {
  new Gauge({
    name: 'langflix_jobs',
    help: 'Jobs by state: waiting (not accepted yet), running, complete, partial, failed, rejected',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, jobs] of Object.entries(store.countByState())) this.set({ state }, jobs);
    },
  });
}
