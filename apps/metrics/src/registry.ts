/** The figures in prom-client. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { COUNTERS } from './figures.ts';
import type { Observation } from './figures.ts';
import { HISTOGRAMS } from './histograms.ts';
import { createLabelGuard } from './label-guard.ts';

export interface Figures {
  readonly registry: Registry;
  /** @param traceparent of the event: becomes the exemplar of a histogram's bucket, for scrapers that take them */
  apply(observation: Observation, traceparent?: string): void;
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
  const counters = mapValues(COUNTERS, ({ name, help, labels }) => {
    return new Counter({ name, help, labelNames: [...labels], registers: [registry] });
  });
  const histograms = mapValues(HISTOGRAMS, ({ name, help, labels, buckets }) => {
    // Not registered while being made: prom-client refuses exemplars beside the plain format, which leaves them out.
    const settings = { name, help, labelNames: [...labels], buckets: [...buckets], registers: [] };
    const histogram = new Histogram<string>({ ...settings, enableExemplars: true });
    registry.registerMetric(histogram);
    return histogram;
  });
  const guard = createLabelGuard();
  return {
    registry,
    apply(observation, traceparent) {
      if ('count' in observation) {
        counters[observation.count].inc(guard(observation.count, observation.labels), observation.by ?? 1);
        return;
      }
      const labels = guard(observation.observe, observation.labels);
      const exemplarLabels = exemplarOf(traceparent);
      histograms[observation.observe].observe({ labels, value: observation.value, exemplarLabels });
    },
  };
}

function exemplarOf(traceparent: string | undefined): Record<string, string> {
  const traceId = /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(traceparent ?? '')?.[1];
  return traceId === undefined ? {} : { trace_id: traceId };
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  change: (value: From) => To,
): Record<Key, To> {
  return Object.fromEntries(
    Object.entries<From>(record).map(([key, value]) => [key, change(value)]),
  ) as Record<Key, To>;
}
