import { TerminalError } from '@langflix/contracts';
import { patiently } from '../broker.ts';
import { book, erase } from './book.ts';
import { sumOf } from './debts.ts';
import { lifeMs } from './opened-quota.ts';
import type { OpenedQuota } from './opened-quota.ts';
import { pacificDay } from './pacific-day.ts';
import { isPerMinute, noteOf } from './quota-streams.ts';
import { payloadBytes, quantaOf, quantaWithin } from './quota-units.ts';
import type { Permit, QuotaLimit, Taken } from './quota.ts';

/** The minute first: it refuses often, and its refusal leaves nothing to undo. */
export async function take(
  opened: OpenedQuota,
  tokens: number,
  signal: AbortSignal | undefined,
): Promise<Taken> {
  checkSize(opened, tokens);
  const permit = await takeMinute(opened, tokens, signal);
  if (permit === undefined) return { granted: false, limit: await findLimit(opened, signal) };
  const { broker, settings, day } = opened;
  if (settings.requestsPerDay === 0) return { granted: true, permit };
  const today = { subject: day.subjectOn(pacificDay(new Date())), bytes: 0, signal };
  const booked = await book(broker, today).catch((error: unknown) => {
    void giveBack(opened, permit).catch(() => undefined);
    throw error;
  });
  if (booked !== undefined) return { granted: true, permit: { ...permit, daySeq: booked.seq } };
  await giveBack(opened, permit);
  return { granted: false, limit: 'requests_per_day' };
}

/** @throws TerminalError `request_over_quota` */
function checkSize({ settings, units }: OpenedQuota, tokens: number): void {
  const { key, tokensPerMinute } = settings;
  if (tokensPerMinute === 0) return;
  const most = Math.min(quantaWithin(tokensPerMinute, units), units.mostQuanta);
  if (quantaOf(tokens, units) <= most) return;
  throw new TerminalError(
    'request_over_quota',
    `a request of ${tokens} tokens never fits into quota ${key} of ${tokensPerMinute} tokens a minute: send less at ` +
      'once, or correct the configured limit',
  );
}

/** Undefined when the minute is full. */
async function takeMinute(
  opened: OpenedQuota,
  tokens: number,
  signal: AbortSignal | undefined,
): Promise<Permit | undefined> {
  const { broker, settings, units, window, minute, debts } = opened;
  const base = { key: settings.key, tokens };
  if (!isPerMinute(settings)) {
    const takenAtMs = performance.now();
    return { ...base, takenAtMs, sendBeforeMs: Number.POSITIVE_INFINITY, quanta: 0, debtQuanta: 0 };
  }
  const most = mostNow(opened);
  const own = Math.min(quantaOf(tokens, units), most);
  const owed = debts.take(most - own, performance.now());
  const debtQuanta = sumOf(owed);
  const quanta = own + debtQuanta;
  const booking = { subject: minute.subject, bytes: payloadBytes(quanta, units), signal };
  const booked = await book(broker, booking).catch((error: unknown) => {
    debts.add(...owed);
    throw error;
  });
  if (booked === undefined) {
    debts.add(...owed);
    return undefined;
  }
  const takenAtMs = booked.askedAtMs;
  const sendBeforeMs = takenAtMs + window.marginMs - window.travelMs;
  return { ...base, takenAtMs, sendBeforeMs, minuteSeq: booked.seq, quanta, debtQuanta };
}

/** The largest permit that an empty window grants: with a small share, one request may be all that fits. */
function mostNow({ settings, units, share }: OpenedQuota): number {
  if (settings.tokensPerMinute === 0) return 1;
  return Math.min(quantaWithin(settings.tokensPerMinute * share, units), units.mostQuanta);
}

/** Which limit refused, by the state of the stream a moment later. */
async function findLimit(opened: OpenedQuota, signal: AbortSignal | undefined): Promise<QuotaLimit> {
  const { broker, settings, minute } = opened;
  const { config, state } = await patiently(broker, () => broker.jsm.streams.info(minute.name), signal);
  opened.share = noteOf(config)?.share ?? 1;
  const isOutOfRequests = config.max_msgs > 0 && state.messages >= config.max_msgs;
  const isForRequests = isOutOfRequests || settings.tokensPerMinute === 0;
  const limit = isForRequests ? 'requests_per_minute' : 'tokens_per_minute';
  opened.ranOut = { limit, atMs: performance.now() };
  return limit;
}

export async function giveBack(opened: OpenedQuota, permit: Permit): Promise<void> {
  const { broker, minute, day, debts } = opened;
  const { minuteSeq, daySeq, debtQuanta } = permit;
  if (minuteSeq !== undefined) await erase(broker, minute.name, minuteSeq);
  debts.add({ quanta: debtQuanta, untilMs: performance.now() + lifeMs(opened) });
  if (daySeq !== undefined) await erase(broker, day.name, daySeq);
}
