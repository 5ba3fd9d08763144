/** What only the broker knows: asked when somebody wants to know, never twice at once and never for long. */
import { episodeSubmitted } from '@langflix/contracts';
import type { DeadLettersReply, QuotaGauge } from '@langflix/contracts';
import type { Backlog, DeadLetter, Messaging } from '@langflix/messaging';
import { settlesWithin, singleFlight } from './in-time.ts';

type DeadLetterRow = DeadLettersReply['deadLetters'][number];

export interface BrokerState {
  /** False while the broker is away or does not answer. */
  isAnswering(): boolean;
  /** Empty while it does not answer: old figures would look like a standstill. */
  backlog(): readonly Backlog[];
  /** Newest first, 500 at most. */
  deadLetters(): readonly DeadLetterRow[];
  quotas(): readonly QuotaGauge[];
  /**
   * Asks anew unless that was done lately. Never throws.
   * @param maxAgeMs default 1000
   */
  refresh(maxAgeMs?: number): Promise<void>;
  /** One of the dead letters is gone or has come: the next refresh reads them. */
  deadLettersChanged(): void;
}

interface Sources {
  readonly messaging: Pick<Messaging, 'backlog' | 'deadLetters' | 'isConnected'>;
  readQuotas(): Promise<readonly QuotaGauge[]>;
  readonly now?: () => number;
}

const ASK_MS = 2000;
const FRESH_MS = 1000;
const DEAD_LETTER_LIMIT = 500;
/** Dead letters are read one by one: the more there are, the less often. */
const READ_AGAIN_MS = 5000;
const PER_LETTER_MS = 50;

export function createBrokerState({ messaging, readQuotas, now = Date.now }: Sources): BrokerState {
  let isAnswering = false;
  let backlog: readonly Backlog[] = [];
  let deadLetters: readonly DeadLetterRow[] = [];
  let quotas: readonly QuotaGauge[] = [];
  let askedMs = -Infinity;
  let readAgainMs = 0;

  const askBacklog = singleFlight(async () => {
    backlog = await messaging.backlog();
  });
  const askQuotas = singleFlight(async () => {
    quotas = await readQuotas();
  });
  const askDeadLetters = singleFlight(async () => {
    if (now() < readAgainMs) return;
    readAgainMs = Infinity;
    try {
      deadLetters = (await messaging.deadLetters.list({ limit: DEAD_LETTER_LIMIT })).map(rowOf);
    } finally {
      readAgainMs = now() + READ_AGAIN_MS + deadLetters.length * PER_LETTER_MS;
    }
  });
  const ask = singleFlight(async () => {
    const isConnected = messaging.isConnected();
    isAnswering = isConnected && (await settlesWithin(ASK_MS, [askBacklog(), askDeadLetters()]));
    const hasQuotas = isAnswering && (await settlesWithin(ASK_MS, [askQuotas()]));
    if (!isAnswering) backlog = [];
    if (!hasQuotas) quotas = [];
    askedMs = now();
  });
  return {
    isAnswering: () => isAnswering,
    backlog: () => backlog,
    deadLetters: () => deadLetters,
    quotas: () => quotas,
    refresh: async (maxAgeMs = FRESH_MS) => (now() - askedMs < maxAgeMs ? undefined : ask()),
    deadLettersChanged() {
      readAgainMs = 0;
      askedMs = -Infinity;
    },
  };
}

/** Without the body, which may hold a megabyte. */
function rowOf(letter: DeadLetter): DeadLetterRow {
  const { seq, subject, consumer, code, reason, deliveries, time, job } = letter;
  const redrive = subject === episodeSubmitted.subject ? 'submit' : 'none';
  return {
    seq,
    subject,
    consumer,
    code,
    reason,
    deliveries,
    time,
    ...(job !== undefined && { job }),
    redrive,
  };
}
