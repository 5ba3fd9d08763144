/** How far the quotas of the models are used, asked of the broker at every scrape. */
import { QUOTA_BUCKET, analyzerGate } from '@langflix/contracts';
import type { AnalyzerGate } from '@langflix/contracts';
import type { KeyValue, Messaging, Quota, QuotaSettings } from '@langflix/messaging';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { settlesWithin, singleFlight } from './in-time.ts';

const ASK_MS = 2000;

/** The quota of the settings, and the model it is for. */
export interface ConfiguredQuota extends QuotaSettings {
  readonly model: string;
}

export function createQuotaFigures(
  registry: Registry,
  messaging: Pick<Messaging, 'openKeyValue' | 'openQuota' | 'isConnected'>,
  { quota, now = Date.now }: { readonly quota: ConfiguredQuota; readonly now?: () => number },
): { refresh(): Promise<void> } {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const used = gauge('langflix_quota_used', 'Requests or input tokens in the window of the limit', [
    'model',
    'limit',
  ]);
  const limits = gauge('langflix_quota_limit', 'What the window takes, the share applied; 0 is no limit', [
    'model',
    'limit',
  ]);
  const share = gauge('langflix_quota_share', 'Part of the limits per minute that is used', ['model']);
  const paused = gauge('langflix_quota_paused', '1 while the model is not asked, with the cause', [
    'model',
    'cause',
  ]);

  let opened: { gates: KeyValue<AnalyzerGate>; quota: Quota } | undefined;
  const open = async (): Promise<NonNullable<typeof opened>> =>
    (opened ??= {
      gates: await messaging.openKeyValue({ bucket: QUOTA_BUCKET, schema: analyzerGate }),
      quota: await messaging.openQuota(quota),
    });

  const setUsage = async (): Promise<void> => {
    const { model } = quota;
    const usage = await (await open()).quota.usage();
    const windows = [
      ['requests_per_minute', usage.requestsLastMinute, usage.limits.requestsPerMinute],
      ['tokens_per_minute', usage.tokensLastMinute, usage.limits.tokensPerMinute],
      ['requests_per_day', usage.requestsToday, usage.limits.requestsPerDay],
    ] as const;
    for (const [limit, taken, most] of windows) {
      used.set({ model, limit }, taken);
      limits.set({ model, limit }, most);
    }
  };
  const setGates = async (): Promise<void> => {
    const gates = await (await open()).gates.entries();
    share.reset();
    paused.reset();
    for (const { value } of gates) {
      const { model, pausedUntil, cause = 'unknown' } = value;
      share.set({ model }, value.share);
      const isPaused = pausedUntil !== undefined && Date.parse(pausedUntil) > now();
      if (isPaused) paused.set({ model, cause }, 1);
    }
  };
  const ask = singleFlight(async () => {
    await Promise.all([setUsage(), setGates()]);
  });
  return {
    async refresh() {
      const answered = messaging.isConnected() && (await settlesWithin(ASK_MS, [ask()]));
      // Old figures would look like a standstill.
      if (!answered) for (const each of [used, limits, share, paused]) each.reset();
    },
  };
}
