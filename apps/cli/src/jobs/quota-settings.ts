import type { Config } from '@langflix/config';
import { quotaKey } from '@langflix/contracts';
import type { QuotaSettings } from '@langflix/messaging';

/** The quota of the configured model, which every analyzer on the broker draws from. */
export function quotaSettingsOf({ llm }: Config): QuotaSettings {
  const { project, model, requestsPerMinute, tokensPerMinute, requestsPerDay } = llm;
  return { key: quotaKey({ project, model }), requestsPerMinute, tokensPerMinute, requestsPerDay };
}
