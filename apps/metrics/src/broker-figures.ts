/** Figures that are asked of the broker at every scrape. */
import type { Backlog, DeadLetter, Messaging } from '@langflix/messaging';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { settlesWithin, singleFlight } from './in-time.ts';

export interface BrokerFigures {
  /** Asks the broker, at most once at a time and never longer than `ASK_MS`; then the gauges say what is known. */
  refresh(): Promise<void>;
}

type Source = Pick<Messaging, 'backlog' | 'deadLetters' | 'isConnected'>;

const ASK_MS = 2000;
/** Dead letters are read one by one: seldom, and not without end. */
const DEAD_LETTER_LIMIT = 500;
const DEAD_LETTERS_EVERY_MS = 30_000;

export function createBrokerFigures(
  registry: Registry,
  messaging: Source,
  now: () => number = Date.now,
): BrokerFigures {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const connected = gauge('langflix_broker_connected', 'Whether the broker can be asked', []);
  const pending = gauge('langflix_consumer_pending_messages', 'Never delivered yet', ['consumer']);
  const inFlight = gauge('langflix_consumer_in_flight_messages', 'Delivered, not done', ['consumer']);
  const redelivered = gauge(
    'langflix_consumer_redelivered_messages',
    'Of those in flight: not for the first time',
    ['consumer'],
  );
  const dead = gauge('langflix_dead_letters', `Messages given up, the newest ${DEAD_LETTER_LIMIT} at most`, [
    'consumer',
  ]);

  const setBacklog = (backlog: readonly Backlog[]): void => {
    for (const one of backlog) {
      pending.set({ consumer: one.consumer }, one.pending);
      inFlight.set({ consumer: one.consumer }, one.inFlight);
      redelivered.set({ consumer: one.consumer }, one.redelivered);
    }
  };
  const setDeadLetters = (letters: readonly DeadLetter[]): void => {
    dead.reset();
    for (const { consumer } of letters) dead.inc({ consumer });
  };
  const askBacklog = singleFlight(() => messaging.backlog().then(setBacklog));
  let askAgainMs = 0;
  const askDeadLetters = singleFlight(async () => {
    if (now() < askAgainMs) return;
    setDeadLetters(await messaging.deadLetters.list({ limit: DEAD_LETTER_LIMIT }));
    askAgainMs = now() + DEAD_LETTERS_EVERY_MS;
  });

  return {
    async refresh() {
      const answered =
        messaging.isConnected() && (await settlesWithin(ASK_MS, [askBacklog(), askDeadLetters()]));
      connected.set(answered ? 1 : 0);
      // Old figures would look like a standstill.
      if (!answered) for (const each of [pending, inFlight, redelivered]) each.reset();
    },
  };
}
