/** The same figures in the OpenMetrics format, which has exemplars. */
import { Registry } from 'prom-client';
import type { Metric, MetricObject, OpenMetricsContentType } from 'prom-client';

export const OPEN_METRICS = Registry.OPENMETRICS_CONTENT_TYPE;

/** prom-client renames its counters for good when it writes this format, so it is given views of them. */
export async function renderOpenMetrics(registry: Registry): Promise<string> {
  const views: Registry<OpenMetricsContentType> = new Registry();
  views.setContentType(OPEN_METRICS);
  for (const metric of registry.getMetricsAsArray()) {
    views.registerMetric(viewOf(metric as unknown as Readable) as unknown as Metric);
  }
  return views.metrics();
}

/** What prom-client reads of a metric; histograms have a second way, with shared labels. */
interface Readable {
  readonly name: string;
  readonly type: string;
  get(): Promise<MetricObject>;
  getForPromString?(): Promise<MetricObject>;
}

function viewOf(metric: Readable): Readable {
  const name = metric.name.replace(/_total$/, '');
  const isCounter = metric.type === 'counter';
  return {
    name: metric.name,
    type: metric.type,
    get: async () => {
      const values = await (metric.getForPromString ?? metric.get).call(metric);
      return isCounter ? { ...values, name } : values;
    },
  };
}
