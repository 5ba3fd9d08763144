import { patiently } from '../broker.ts';
import type { OpenedQuota } from './opened-quota.ts';
import { pacificDay } from './pacific-day.ts';
import { isPerMinute, noteOf } from './quota-streams.ts';
import { tokensIn } from './quota-units.ts';
import type { QuotaUsage } from './quota.ts';

export async function usageOf(opened: OpenedQuota): Promise<QuotaUsage> {
  const { broker, settings, units, minute } = opened;
  const { requestsPerMinute, tokensPerMinute, requestsPerDay } = settings;
  const requestsToday = requestsPerDay === 0 ? 0 : await countToday(opened);
  if (!isPerMinute(settings)) {
    const limits = { requestsPerMinute, tokensPerMinute, requestsPerDay };
    return { requestsLastMinute: 0, tokensLastMinute: 0, requestsToday, limits };
  }
  const { config, state } = await patiently(broker, () => broker.jsm.streams.info(minute.name));
  const share = noteOf(config)?.share ?? 1;
  return {
    requestsLastMinute: state.messages,
    tokensLastMinute: tokensIn(state.bytes, units),
    requestsToday,
    limits: {
      requestsPerMinute: Math.max(0, config.max_msgs),
      tokensPerMinute: Math.floor(tokensPerMinute * share),
      requestsPerDay,
    },
  };
}

async function countToday({ broker, day }: OpenedQuota): Promise<number> {
  const subject = day.subjectOn(pacificDay(new Date()));
  const query = { subjects_filter: subject };
  const { state } = await patiently(broker, () => broker.jsm.streams.info(day.name, query));
  return state.subjects?.[subject] ?? 0;
}
