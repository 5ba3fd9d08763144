import type { JsMsg, StoredMsg } from 'nats';
import type { WireMessage } from './cloud-event.ts';
import { fromNatsHeaders } from './header-value.ts';

/** A message as the broker hands it out, as plain data. */
export interface ArrivedMessage extends WireMessage {
  readonly subject: string;
  readonly storedAt: Date;
  /** 1 on the first delivery. */
  readonly deliveryCount: number;
}

export function fromDelivery({ subject, headers, data, info }: JsMsg): ArrivedMessage {
  return {
    subject,
    headers: fromNatsHeaders(headers),
    body: data,
    storedAt: new Date(info.timestampNanos / 1e6),
    deliveryCount: info.deliveryCount,
  };
}

export function fromStore({ subject, header, data, time }: StoredMsg, deliveryCount = 1): ArrivedMessage {
  return { subject, headers: fromNatsHeaders(header), body: data, storedAt: time, deliveryCount };
}
