import { TerminalError } from '@langflix/contracts';
import type { StreamConfig } from 'nats';
import { findPatiently } from '../broker.ts';
import type { Broker } from '../broker.ts';
import { dayStreamOf, minuteStreamOf } from '../names.ts';
import { createDebts } from './debts.ts';
import type { OpenedQuota } from './opened-quota.ts';
import { MINUTE, isPerMinute, noteOf } from './quota-streams.ts';
import type { QuotaWindow } from './quota-streams.ts';
import { unitsOf } from './quota-units.ts';
import type { Quota, QuotaSettings } from './quota.ts';
import { setShare } from './set-share.ts';
import { settlePermit } from './settle-permit.ts';
import { giveBack, take } from './take.ts';
import { usageOf } from './usage.ts';

/** @throws TerminalError `quota_missing` */
export async function openQuota(
  broker: Broker,
  configured: QuotaSettings,
  window: QuotaWindow = MINUTE,
): Promise<Quota> {
  const { key } = configured;
  const minute = minuteStreamOf(key);
  const day = dayStreamOf(key);
  const note = isPerMinute(configured) ? noteOf(await configOf(broker, minute.name)) : undefined;
  if (configured.requestsPerDay > 0) await configOf(broker, day.name);
  // All must count in the same units, so what is provisioned goes before what this process was told.
  const { requestsPerMinute, tokensPerMinute } = note ?? configured;
  const settings = { ...configured, requestsPerMinute, tokensPerMinute };
  warnOfDifference(broker, configured, settings);
  const opened: OpenedQuota = {
    broker,
    settings,
    window,
    units: unitsOf(settings, minute.subject),
    minute,
    day,
    debts: createDebts(),
    share: note?.share ?? 1,
  };
  return {
    take: (tokens, { signal } = {}) => take(opened, tokens, signal),
    settle: (permit, tokens) => settlePermit(opened, permit, tokens),
    giveBack: (permit) => giveBack(opened, permit),
    setShare: (share) => setShare(opened, share),
    usage: () => usageOf(opened),
  };
}

async function configOf(broker: Broker, stream: string): Promise<StreamConfig> {
  const found = await findPatiently(broker, () => broker.jsm.streams.info(stream));
  if (found !== undefined) return found.config;
  throw new TerminalError('quota_missing', `there is no stream ${stream} in the broker: provision it first`);
}

function warnOfDifference(broker: Broker, configured: QuotaSettings, provisioned: QuotaSettings): void {
  const { requestsPerMinute, tokensPerMinute } = provisioned;
  if (configured.requestsPerMinute === requestsPerMinute && configured.tokensPerMinute === tokensPerMinute)
    return;
  broker.log.warn(
    { quota: configured.key, configured, provisioned },
    'the quota in the broker is another than the configured one: provision it again',
  );
}
