/** The figures in prom-client. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { COUNTERS, HISTOGRAMS } from './figures.ts';
import type { Observation } from './figures.ts';
import { createLabelGuard } from './label-guard.ts';

export interface Figures {
  readonly registry: Registry;
  apply(observation: Observation): void;
}

/** With the figures of the process itself, and every counter without labels at 0 from the start. */
export function createFigures(activeJobs: () => number): Figures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'langflix_jobs_active',
    help: 'Jobs submitted and not ended',
    registers: [registry],
    collect() {
      this.set(activeJobs());
    },
  });
  const registers = [registry];
  const counters = mapValues(COUNTERS, ({ name, help, labels }) => {
    return new Counter({ name, help, labelNames: [...labels], registers });
  });
  const histograms = mapValues(HISTOGRAMS, ({ name, help, labels, buckets }) => {
    return new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers });
  });
  const guard = createLabelGuard();
  return {
    registry,
    apply(observation) {
      if ('count' in observation) {
        counters[observation.count].inc(guard(observation.count, observation.labels), observation.by ?? 1);
      } else {
        const labels = guard(observation.observe, observation.labels);
        histograms[observation.observe].observe(labels, observation.value);
      }
    },
  };
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  change: (value: From) => To,
): Record<Key, To> {
  return Object.fromEntries(
    Object.entries<From>(record).map(([key, value]) => [key, change(value)]),
  ) as Record<Key, To>;
}
