import type { Config } from '@langflix/config';
import { quotaKey } from '@langflix/contracts';
import type { ConfiguredQuota } from './read-quotas.ts';
import type { ScalingSettings } from './scaling/scaling.ts';

export function quotaOf({ llm }: Config): ConfiguredQuota {
  const { project, model, requestsPerMinute, tokensPerMinute, requestsPerDay } = llm;
  return {
    ...{ project, model, requestsPerMinute, tokensPerMinute, requestsPerDay },
    key: quotaKey({ project, model }),
  };
}

/** Two submissions at once are probed by ingest; the chunker takes one episode after the other. */
export function scalingSettingsOf({ monitoring, llm, processing }: Config): ScalingSettings {
  const { drainSeconds, replicas } = monitoring;
  const { maxConcurrentJobs } = processing;
  return {
    ...{ drainSeconds, replicas },
    concurrency: {
      ingest: 2,
      'subtitle-chunker': 1,
      'llm-analyzer': llm.maxConcurrentRequests,
      // One more is held ready, so that no core waits for the broker. 0: the encoder decides by its machine.
      ...(maxConcurrentJobs > 0 && { 'clip-encoder': maxConcurrentJobs + 1 }),
    },
  };
}
