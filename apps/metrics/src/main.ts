/** The metrics service: reads every event from the start of the stream and serves the figures on /metrics. */
import { loadConfig } from '@langflix/config';
import { quotaKey } from '@langflix/contracts';
import { runService } from '@langflix/messaging';
import { createBrokerFigures } from './broker-figures.ts';
import { createCacheFigures } from './cache-figures.ts';
import { createEventFold } from './fold-events.ts';
import { metricsPage } from './metrics-page.ts';
import { createQuotaFigures } from './quota-figures.ts';
import { createFigures } from './registry.ts';
import { createReplay } from './replay.ts';

const config = loadConfig();

await runService({
  app: 'metrics',
  settings: config,
  async build({ messaging, log, signal }) {
    const fold = createEventFold();
    const { registry, apply } = createFigures(fold.activeJobs);
    const { project, model, requestsPerMinute, tokensPerMinute, requestsPerDay } = config.llm;
    const limits = { requestsPerMinute, tokensPerMinute, requestsPerDay };
    const quota = { ...limits, model, key: quotaKey({ project, model }) };
    const asked = [
      createBrokerFigures(registry, messaging),
      createCacheFigures(registry, messaging),
      createQuotaFigures(registry, messaging, { quota }),
    ];
    const refresh = (): Promise<unknown> => Promise.all(asked.map((figures) => figures.refresh()));
    const replay = createReplay();
    const following = messaging.follow({
      signal,
      onEvent(event) {
        fold.observe(event).forEach(apply);
        replay.sawEvent(event.time);
      },
    });
    following.catch((error: unknown) => {
      log.fatal({ err: error }, 'cannot follow the events');
      // Begun anew, the figures are counted from the start of the stream and right again.
      process.exit(1);
    });
    return {
      handlers: {},
      ready: replay.isDone,
      routes: { '/metrics': metricsPage({ registry, refresh, isReady: replay.isDone }) },
    };
  },
});
