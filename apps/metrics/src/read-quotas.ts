import { QUOTA_BUCKET, analyzerGate } from '@langflix/contracts';
import type { AnalyzerGate, QuotaGauge } from '@langflix/contracts';
import type { KeyValue, Messaging, Quota, QuotaSettings } from '@langflix/messaging';

/** The quota of the settings, and the model it is for. */
export interface ConfiguredQuota extends QuotaSettings {
  readonly project: string;
  readonly model: string;
}

/**
 * How far the quotas of the models are used, asked of the broker: all that analyzers share, with limits where they are
 * known, which is for the configured model.
 */
export function createQuotaReader(
  messaging: Pick<Messaging, 'openKeyValue' | 'openQuota'>,
  { quota, now = Date.now }: { readonly quota: ConfiguredQuota; readonly now?: () => number },
): () => Promise<readonly QuotaGauge[]> {
  let opened: { gates: KeyValue<AnalyzerGate>; quota: Quota } | undefined;
  const open = async (): Promise<NonNullable<typeof opened>> =>
    (opened ??= {
      gates: await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate }),
      quota: await messaging.openQuota(quota),
    });
  return async () => {
    const { gates, quota: counted } = await open();
    const [usage, entries] = await Promise.all([counted.usage(), gates.entries()]);
    const { project, model } = quota;
    const known = entries.map(({ value }) => value);
    const isOwn = (gate: AnalyzerGate): boolean => gate.project === project && gate.model === model;
    const own = known.find(isOwn);
    const { limits } = usage;
    return [
      {
        ...{ project, model, share: 1 },
        ...(own !== undefined && gaugeOf(own, now())),
        limits: [
          limit('requests_per_minute', usage.requestsLastMinute, limits.requestsPerMinute),
          limit('tokens_per_minute', usage.tokensLastMinute, limits.tokensPerMinute),
          limit('requests_per_day', usage.requestsToday, limits.requestsPerDay),
        ],
      },
      ...known.filter((gate) => !isOwn(gate)).map((gate) => gaugeOf(gate, now())),
    ];
  };
}

type Limit = QuotaGauge['limits'][number];
const limit = (name: Limit['limit'], used: number, most: number): Limit => ({ limit: name, used, most });

/** A pause that is over is none. */
function gaugeOf(gate: AnalyzerGate, nowMs: number): QuotaGauge {
  const { project, model, share, pausedUntil, cause, message } = gate;
  const isPaused = pausedUntil !== undefined && Date.parse(pausedUntil) > nowMs;
  return {
    ...{ project, model, share, limits: [] },
    ...(isPaused && { pausedUntil }),
    ...(isPaused && cause !== undefined && { cause }),
    ...(isPaused && message !== undefined && { message }),
  };
}
