import type { JsMsg, MsgHdrs, StoredMsg } from 'nats';
import type { WireMessage } from './cloud-event.ts';
import { fromNatsHeaders } from './header-value.ts';
import type { Headers } from './header-value.ts';

/** A message as the broker hands it out, as plain data. */
export interface ArrivedMessage extends WireMessage {
  readonly subject: string;
  readonly storedAt: Date;
  /** 1 on the first delivery. */
  readonly deliveryCount: number;
}

export function fromDelivery(message: JsMsg): ArrivedMessage {
  const { subject, data, info } = message;
  return {
    ...readHeaders(() => message.headers),
    subject,
    body: data,
    storedAt: new Date(info.timestampNanos / 1e6),
    deliveryCount: info.deliveryCount,
  };
}

export function fromStore(message: StoredMsg, deliveryCount = 1): ArrivedMessage {
  const { subject, data, time } = message;
  return { ...readHeaders(() => message.header), subject, body: data, storedAt: time, deliveryCount };
}

/** Brokers store any header, the client throws on reading one whose name or value breaks the rules. */
function readHeaders(read: () => MsgHdrs | undefined): {
  readonly headers: Headers;
  readonly headersFault?: string;
} {
  try {
    return { headers: fromNatsHeaders(read()) };
  } catch (error) {
    return { headers: {}, headersFault: error instanceof Error ? error.message : 'unknown' };
  }
}
