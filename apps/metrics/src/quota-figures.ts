/** How far the quotas of the models are used. */
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { BrokerState } from './broker-state.ts';

export function createQuotaFigures(
  registry: Registry,
  state: Pick<BrokerState, 'quotas' | 'refresh'>,
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
  return {
    async refresh() {
      await state.refresh();
      // Old figures would look like a standstill.
      for (const each of [used, limits, share, paused]) each.reset();
      for (const { model, pausedUntil, cause = 'unknown', ...quota } of state.quotas()) {
        share.set({ model }, quota.share);
        if (pausedUntil !== undefined) paused.set({ model, cause }, 1);
        for (const one of quota.limits) {
          used.set({ model, limit: one.limit }, one.used);
          limits.set({ model, limit: one.limit }, one.most);
        }
      }
    },
  };
}
