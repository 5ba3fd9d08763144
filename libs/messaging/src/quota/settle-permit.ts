import { book, erase } from './book.ts';
import { isShort, lifeMs } from './opened-quota.ts';
import type { OpenedQuota } from './opened-quota.ts';
import { payloadBytes, quantaOf } from './quota-units.ts';
import type { Permit } from './quota.ts';

/** Below it, the tokens freed are worth less than the seconds that the exchanged permit counts longer. */
const WORTH_FREEING = 0.15;

export async function settlePermit(opened: OpenedQuota, permit: Permit, tokens: number): Promise<void> {
  const { settings, units } = opened;
  const endsAtMs = permit.takenAtMs + lifeMs(opened);
  const hasLeft = performance.now() >= endsAtMs;
  if (permit.minuteSeq === undefined || settings.tokensPerMinute === 0 || hasLeft) return;
  const asked = quantaOf(permit.tokens, units);
  const real = quantaOf(tokens, units);
  const exchanged = real + permit.debtQuanta;
  if (real > asked) await bookMore(opened, real - asked, endsAtMs);
  else if (
    (asked - real) / asked > WORTH_FREEING &&
    exchanged < permit.quanta &&
    isShort(opened, 'tokens_per_minute')
  ) {
    await exchange(opened, permit.minuteSeq, exchanged);
  }
}

/**
 * What was sent is sent, whether there is room for it or not. The message counts as a request too: where requests are
 * what is short, tokens are not, and the difference can wait for the next permit of this process.
 */
async function bookMore(opened: OpenedQuota, quanta: number, endsAtMs: number): Promise<void> {
  const { broker, units, minute, debts } = opened;
  const more = { subject: minute.subject, bytes: payloadBytes(quanta, units) };
  const isBooked = !isShort(opened, 'requests_per_minute') && (await book(broker, more)) !== undefined;
  if (!isBooked) debts.add({ quanta, untilMs: endsAtMs });
}

/** The new permit before the old one goes: the other way round, somebody else could take the room between the two. */
async function exchange({ broker, units, minute }: OpenedQuota, seq: number, quanta: number): Promise<void> {
  const booked = await book(broker, { subject: minute.subject, bytes: payloadBytes(quanta, units) });
  if (booked !== undefined) await erase(broker, minute.name, seq);
}
