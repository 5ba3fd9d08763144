/** Figures of what the broker was asked. */
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { BrokerState } from './broker-state.ts';

export function createBrokerFigures(
  registry: Registry,
  state: BrokerState,
  now: () => number = Date.now,
): { refresh(): Promise<void> } {
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
  const oldest = gauge(
    'langflix_consumer_oldest_seconds',
    'Since the oldest message that is not done was written; 0 when all are',
    ['consumer'],
  );
  const dead = gauge('langflix_dead_letters', 'Messages given up, the newest 500 at most', ['consumer']);

  return {
    async refresh() {
      await state.refresh();
      connected.set(state.isAnswering() ? 1 : 0);
      for (const each of [pending, inFlight, redelivered, oldest]) each.reset();
      for (const { consumer, oldestAt, ...one } of state.backlog()) {
        pending.set({ consumer }, one.pending);
        inFlight.set({ consumer }, one.inFlight);
        redelivered.set({ consumer }, one.redelivered);
        oldest.set({ consumer }, oldestAt === undefined ? 0 : secondsSince(oldestAt, now()));
      }
      dead.reset();
      for (const { consumer } of state.deadLetters()) dead.inc({ consumer });
    },
  };
}

/** The broker's clock may be ahead. */
export const secondsSince = (time: string, nowMs: number): number =>
  Math.max(0, nowMs - Date.parse(time)) / 1000;
