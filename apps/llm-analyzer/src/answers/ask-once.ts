/**
 * One question at a time for the same answer, among all replicas. Who asks holds a lease in a bucket and shows that it lives
 * by a number that grows; a lease whose number stands still by the watcher's own clock may be taken over. The answer is
 * written into the same entry, so that it is there before anything else can go wrong.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AnswerEntry } from '@langflix/contracts';
import type { KeyValue } from '@langflix/messaging';
import type { Logger } from '@langflix/telemetry';
import { paidAnswer } from './paid-answer.ts';
import type { PaidAnswer } from './paid-answer.ts';
import { within } from './within.ts';

export interface AskOnceDeps {
  readonly entries: KeyValue<AnswerEntry>;
  readonly log: Logger;
  /** Default 1000. */
  readonly beatMs?: number;
  /** A lease that stands still for so long is taken over. Default 5000. */
  readonly staleMs?: number;
}

export interface Asked {
  readonly paid: PaidAnswer;
  /** False: somebody had paid for it before. */
  readonly isNew: boolean;
}

export interface AskOnce {
  /**
   * The answer under a key: the one that is there, the one that another replica is waiting for, or the one that `ask` gets.
   * A bucket that is full, slow or broken is done without.
   * @throws what `ask` throws; the signal's reason
   */
  (key: string, ask: () => Promise<PaidAnswer>, signal: AbortSignal): Promise<Asked>;
}

const BEAT_MS = 1_000;
const STALE_MS = 5_000;
/** A bucket that has not answered by then is as good as none. */
const PATIENCE_MS = 3_000;

type Claim =
  | { readonly kind: 'mine'; readonly owner: string }
  | { readonly kind: 'answered'; readonly paid: PaidAnswer }
  | { readonly kind: 'other'; readonly seen: string }
  | { readonly kind: 'none' };

export function createAskOnce(deps: AskOnceDeps): AskOnce {
  const { staleMs = STALE_MS, beatMs = BEAT_MS } = deps;
  const bucket = createPatientBucket(deps);
  return async (key, ask, signal) => {
    let seen: { readonly what: string; readonly sinceMs: number } | undefined;
    for (;;) {
      signal.throwIfAborted();
      const isStale = seen !== undefined && performance.now() - seen.sinceMs >= staleMs;
      const claim = await bucket.claim(key, isStale ? seen?.what : undefined);
      if (claim.kind === 'answered') return { paid: claim.paid, isNew: false };
      if (claim.kind === 'none') return { paid: await ask(), isNew: true };
      if (claim.kind === 'mine') {
        const lease = { key, owner: claim.owner, beatMs };
        return { paid: await askUnderLease(bucket, lease, ask), isNew: true };
      }
      if (claim.seen !== seen?.what) seen = { what: claim.seen, sinceMs: performance.now() };
      await delay(beatMs / 2, undefined, { signal }).catch(() => undefined);
    }
  };
}

type Answered = Extract<AnswerEntry, { state: 'answered' }>;

interface Lease {
  readonly key: string;
  readonly owner: string;
  readonly beatMs: number;
}

async function askUnderLease(bucket: PatientBucket, lease: Lease, ask: () => Promise<PaidAnswer>) {
  let isBusy = false;
  const beat = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    await bucket.beat(lease.key, lease.owner);
    isBusy = false;
  };
  const beating = setInterval(() => void beat(), lease.beatMs);
  try {
    const paid = await ask();
    await bucket.keep(lease.key, paid);
    return paid;
  } catch (error) {
    await bucket.open(lease.key, lease.owner);
    throw error;
  } finally {
    clearInterval(beating);
  }
}

/** The bucket, with an end to every wait. */
interface PatientBucket {
  /** @param stale the lease that may be taken over, as it was seen */
  claim(key: string, stale: string | undefined): Promise<Claim>;
  beat(key: string, owner: string): Promise<void>;
  keep(key: string, paid: PaidAnswer): Promise<void>;
  open(key: string, owner: string): Promise<void>;
}

function createPatientBucket({ entries, log }: AskOnceDeps): PatientBucket {
  let isKnownBroken = false;
  const patiently = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      const done = await within(PATIENCE_MS, work());
      isKnownBroken = false;
      return done;
    } catch (error) {
      if (!isKnownBroken) log.warn({ err: error }, 'answers cannot be kept in the broker, going on without');
      isKnownBroken = true;
      return undefined;
    }
  };
  const claim = async (key: string, stale: string | undefined): Promise<Claim> => {
    const mine: AnswerEntry = { state: 'asking', owner: randomUUID(), beat: 0 };
    if (await entries.create(key, mine)) return { kind: 'mine', owner: mine.owner };
    const now = await entries.update(key, (entry) =>
      entry.state === 'open' || (stale !== undefined && leaseOf(entry) === stale) ? mine : undefined,
    );
    if (now?.state === 'asking') {
      return now.owner === mine.owner
        ? { kind: 'mine', owner: mine.owner }
        : { kind: 'other', seen: leaseOf(now) ?? '' };
    }
    const paid = now?.state === 'answered' ? paidAnswer.safeParse(now.answer) : undefined;
    return paid?.success ? { kind: 'answered', paid: paid.data } : { kind: 'none' };
  };
  return {
    claim: async (key, stale) => (await patiently(() => claim(key, stale))) ?? { kind: 'none' },
    beat: async (key, owner) => {
      await patiently(() =>
        entries.update(key, (entry) =>
          entry.state === 'asking' && entry.owner === owner ? { ...entry, beat: entry.beat + 1 } : undefined,
        ),
      );
    },
    // Whoever holds the lease by now: an answer is an answer.
    keep: async (key, paid) => {
      const answer = JSON.parse(JSON.stringify(paid)) as Answered['answer'];
      const answered: AnswerEntry = { state: 'answered', answer };
      await patiently(
        async () => (await entries.update(key, () => answered)) ?? entries.create(key, answered),
      );
    },
    open: async (key, owner) => {
      await patiently(() =>
        entries.update(key, (entry) =>
          entry.state === 'asking' && entry.owner === owner ? { state: 'open' } : undefined,
        ),
      );
    },
  };
}

function leaseOf(entry: AnswerEntry): string | undefined {
  return entry.state === 'asking' ? `${entry.owner} ${entry.beat}` : undefined;
}
