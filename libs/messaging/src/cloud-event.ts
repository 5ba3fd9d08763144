/**
 * CloudEvents 1.0 on NATS: binary mode (attributes in `ce-` headers), structured mode (one JSON object) and, for
 * submissions, plain JSON under a Nats-Msg-Id.
 * https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/nats-protocol-binding.md
 */
import { encodeHeaderValue } from './header-value.ts';
import type { Headers } from './header-value.ts';

export const STRUCTURED_JSON = 'application/cloudevents+json';
export const MESSAGE_ID = 'Nats-Msg-Id';

export interface CloudEvent {
  readonly id: string;
  /** Plain JSON has none. */
  readonly source?: string;
  /** Plain JSON has none. */
  readonly type?: string;
  readonly time?: string;
  readonly traceparent?: string;
  /** Our extension attribute: a work record as JSON, not checked. */
  readonly work?: string;
  /** Parsed, not checked. */
  readonly data: unknown;
}

export interface WireMessage {
  readonly headers: Headers;
  /** What is wrong with headers that could not be read; `headers` is then empty. */
  readonly headersFault?: string;
  readonly body: Uint8Array;
}

/** In binary mode, or as plain JSON when there is neither source nor type. */
export function encodeCloudEvent(event: CloudEvent): WireMessage {
  const { id, source, type, time, work } = event;
  const attributes = { id, source, type, time, work };
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (event.source === undefined || event.type === undefined) {
    headers[MESSAGE_ID] = event.id;
  } else {
    headers['ce-specversion'] = '1.0';
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) Object.assign(headers, attributeHeader(name, value));
    }
  }
  if (event.traceparent !== undefined) headers['traceparent'] = event.traceparent;
  return { headers, body: new TextEncoder().encode(JSON.stringify(event.data)) };
}

/** A CloudEvents attribute in binary mode. */
export function attributeHeader(name: string, value: string): Headers {
  return { [`ce-${name}`]: encodeHeaderValue(value) };
}
