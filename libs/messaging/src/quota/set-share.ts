import { patiently } from '../broker.ts';
import { lifeMs } from './opened-quota.ts';
import type { OpenedQuota } from './opened-quota.ts';
import { limitsOf, noteOf } from './quota-streams.ts';
import type { QuotaNote } from './quota-streams.ts';

/**
 * Servers before 2.10 drop the oldest messages when a limit falls below what is stored. While the limit stays low that
 * is harmless: the dropped permits would have been the first to expire, and nothing new is granted before the others
 * do. It must not rise again before they would have.
 */
export async function setShare(opened: OpenedQuota, share: number): Promise<number> {
  if (!(share > 0 && share <= 1)) throw new RangeError(`a share is above 0 and at most 1, not ${share}`);
  const { broker, minute, settings, window } = opened;
  if (settings.requestsPerMinute === 0 && settings.tokensPerMinute === 0) return 1;
  const { streams } = broker.jsm;
  const { config } = await patiently(broker, () => streams.info(minute.name));
  const note = noteOf(config) ?? { ...limitsIn(opened), share: 1 };
  const restMs = lifeMs(opened) + window.skewMs;
  const next = noteWith(note, share, { restMs, now: Date.now() });
  opened.share = next.share;
  if (next.share === note.share) return next.share;
  await patiently(broker, () => streams.update(minute.name, limitsOf(next, minute.subject)));
  broker.log.info({ quota: settings.key, from: note.share, to: next.share }, 'share of the quota changed');
  return next.share;
}

function limitsIn({ settings }: OpenedQuota): Pick<QuotaNote, 'requestsPerMinute' | 'tokensPerMinute'> {
  const { requestsPerMinute, tokensPerMinute } = settings;
  return { requestsPerMinute, tokensPerMinute };
}

export function noteWith(
  note: QuotaNote,
  share: number,
  { restMs, now }: { restMs: number; now: number },
): QuotaNote {
  if (share < note.share) return { ...note, share, fellAt: now };
  const isResting = note.fellAt !== undefined && now - note.fellAt < restMs;
  return isResting ? note : { ...note, share };
}
