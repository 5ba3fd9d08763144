import { connect, headers } from 'nats';
import type { MsgHdrs } from 'nats';
import type { SimulatedEvent } from './simulated-job.ts';

/**
 * Writes events into the stream as the services would, with their work records. Job after job; each is moved in time so
 * that it begins now, as its submission does for the broker.
 */
export async function publishSimulated(url: string, events: Iterable<SimulatedEvent>): Promise<void> {
  const connection = await connect({ servers: url });
  const jetStream = connection.jetstream();
  let under: Promise<unknown>[] = [];
  let laterMs = 0;
  for (const event of events) {
    if (event.contract.producer === 'upstream') laterMs = Date.now() - Date.parse(event.time);
    const body = JSON.stringify(event.data);
    under.push(jetStream.publish(event.subject, body, { headers: headersOf(moved(event, laterMs)) }));
    // The stream keeps the order; waiting for each would take a round trip per event.
    if (under.length < 500) continue;
    await Promise.all(under);
    under = [];
  }
  await Promise.all(under);
  await connection.close();
}

function moved({ work, ...event }: SimulatedEvent, byMs: number): SimulatedEvent {
  const later = (time: string): string => new Date(Date.parse(time) + byMs).toISOString();
  return {
    ...event,
    time: later(event.time),
    ...(work !== undefined && { work: { ...work, startedAt: later(work.startedAt) } }),
  };
}

/** CloudEvents in binary mode. */
function headersOf({ id, source, contract, time, work, traceparent }: SimulatedEvent): MsgHdrs {
  const fields = headers();
  const attributes = {
    ...{ specversion: '1.0', id, source: source ?? contract.producer, type: contract.type, time },
    ...(work !== undefined && { work: JSON.stringify(work) }),
  };
  for (const [name, value] of Object.entries(attributes)) fields.set(`ce-${name}`, encoded(value));
  fields.set('content-type', 'application/json');
  fields.set('traceparent', traceparent);
  return fields;
}

/** As the binding asks: what is no printable ASCII, blanks, quotes and percent signs. */
const encoded = (value: string): string => value.replace(/[^\x21-\x7e]|["%]/gu, encodeURIComponent);
