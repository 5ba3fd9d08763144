/** The metrics service: reads every event from the start of the stream; serves figures, API and dashboard. */
import { loadConfig } from '@langflix/config';
import { runService } from '@langflix/messaging';
import { createLiveEvents } from './api/live-events.ts';
import { followAll } from './follow-all.ts';
import { summarise } from './jobs/summarise.ts';
import { metricsPage } from './metrics-page.ts';
import { createMonitor } from './monitor.ts';
import { readOverview } from './overview.ts';
import { serveDashboard } from './serve-dashboard.ts';
import { quotaOf, scalingSettingsOf } from './settings.ts';

const HOUR_MS = 3_600_000;

const config = loadConfig();

await runService({
  app: 'metrics',
  settings: config,
  async build(runtime) {
    const { jaegerUrl } = config.monitoring;
    const maxAgeMs = config.nats.maxAgeHours * HOUR_MS;
    const options = { quota: quotaOf(config), scaling: scalingSettingsOf(config), jaegerUrl, maxAgeMs };
    const monitor = createMonitor(runtime.messaging, options);
    const { sources, figures, refresh } = monitor;
    const live = createLiveEvents({
      summary(job) {
        const record = sources.store.get(job);
        return record && summarise(record, sources.now());
      },
      overview: () => readOverview(sources, 'newest'),
    });
    const page = metricsPage({ registry: figures.registry, refresh, isReady: sources.isReady });
    const dashboard = await serveDashboard(runtime, config, { sources, live, figures: page });
    followAll(runtime, monitor, live).catch((error: unknown) => {
      runtime.log.fatal({ err: error }, 'cannot follow the events');
      // Begun anew, the figures are counted from the start of the stream and right again.
      process.exit(1);
    });
    return {
      handlers: {},
      ready: sources.isReady,
      routes: { '/metrics': page },
      async close() {
        live.close();
        await dashboard.close();
      },
    };
  },
});
